import { Camunda8 } from '@camunda8/sdk';
import { ScopeKey } from '@camunda8/orchestration-cluster-api';
import { z } from 'zod';
import type { CamundaClient } from '../../src/camunda/client';
import { readDiagram } from '../../src/camunda/locale/moddle';

const atOnce = { consistency: { waitUpToMs: 0 } };
type Facts = Record<string, string | number | boolean>;
const fact = z.union([z.string(), z.number(), z.boolean()]);
const calledDecision = z.object({ values: z.array(z.looseObject({ decisionId: z.string().optional() })) });

/**
 * Row (id of the rule) that each decision of a business rule task matched, in order, over all instances.
 * The REST API does not tell it; so the engine decides once more on the very facts that each task had.
 */
export async function matchedRows(camunda: CamundaClient, grpcAddress: string): Promise<string[]> {
  const sdk = new Camunda8({
    ZEEBE_GRPC_ADDRESS: `grpc://${grpcAddress}`,
    CAMUNDA_AUTH_STRATEGY: 'NONE',
    CAMUNDA_LOG_LEVEL: 'none',
    zeebeGrpcSettings: { ZEEBE_CLIENT_LOG_LEVEL: 'NONE' },
  });
  try {
    const zeebe = sdk.getZeebeGrpcApiClient();
    const rows: string[] = [];
    for (const { decisionId, facts } of await decisions(camunda)) {
      const { evaluatedDecisions } = await zeebe.evaluateDecision({ decisionId, variables: facts });
      rows.push(...evaluatedDecisions.flatMap(({ matchedRules }) => matchedRules.map(({ ruleId }) => ruleId)));
    }
    return rows;
  } finally {
    await sdk.closeAllClients();
  }
}

async function decisions(camunda: CamundaClient) {
  const filter = { type: 'BUSINESS_RULE_TASK' as const, state: 'COMPLETED' as const };
  const { items } = await camunda.searchElementInstances({ filter, page: { from: 0, limit: 1000 } }, atOnce);
  const called = await calledDecisions(camunda);
  const inOrder = (items ?? []).toSorted((a, b) => (BigInt(a.elementInstanceKey) < BigInt(b.elementInstanceKey) ? -1 : 1));
  return Promise.all(
    inOrder.map(async ({ elementId, elementInstanceKey }) => ({
      decisionId: called.get(elementId) ?? '',
      facts: await factsOf(camunda, elementInstanceKey),
    })),
  );
}

/** The decision that each business rule task calls. */
async function calledDecisions(camunda: CamundaClient): Promise<Map<string, string>> {
  const { items: definitions } = await camunda.searchProcessDefinitions({ page: { from: 0, limit: 100 } }, atOnce);
  const called = new Map<string, string>();
  for (const { processDefinitionKey } of definitions ?? []) {
    if (processDefinitionKey === undefined) continue;
    const { elements } = await readDiagram(await camunda.getProcessDefinitionXml({ processDefinitionKey }, atOnce));
    for (const element of elements.filter(({ $type }) => $type === 'bpmn:BusinessRuleTask')) {
      const parsed = calledDecision.safeParse(element.get('extensionElements'));
      const decisionId = parsed.data?.values.find((value) => value.decisionId !== undefined)?.decisionId;
      if (element.id !== undefined && decisionId !== undefined) called.set(element.id, decisionId);
    }
  }
  return called;
}

/** The plain values that a task was given; its answer stands beside them and is read by no table. */
async function factsOf(camunda: CamundaClient, elementInstanceKey: string): Promise<Facts> {
  const filter = { scopeKey: ScopeKey.assumeExists(elementInstanceKey) };
  const { items } = await camunda.searchVariables({ filter, truncateValues: false }, atOnce);
  const facts: Facts = {};
  for (const { name, value } of items ?? []) {
    const { data } = fact.safeParse(JSON.parse(value ?? 'null'));
    if (name !== undefined && data !== undefined) facts[name] = data;
  }
  return facts;
}
