import { BpmnModdle } from 'bpmn-moddle';
import { z } from 'zod';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import type { CamundaClient } from '../../src/camunda/client';

const atOnce = { consistency: { waitUpToMs: 0 } };
const property = z.object({ name: z.string().optional(), value: z.string().optional() });
const holder = z.object({
  id: z.string().optional(),
  extensionElements: z.object({ values: z.array(z.object({ properties: z.array(property).optional() })) }).optional(),
});

/** Clause of each element that was entered, in order, over all instances. */
export async function passedClauses(camunda: CamundaClient): Promise<string[]> {
  const [{ items: definitions }, { items: instances }] = await Promise.all([
    camunda.searchProcessDefinitions({ page: { from: 0, limit: 100 } }, atOnce),
    camunda.searchElementInstances({ page: { from: 0, limit: 1000 } }, atOnce),
  ]);
  const clauses = new Map<string, string>();
  for (const definition of definitions ?? []) {
    if (definition.processDefinitionKey === undefined) continue;
    const xml = await camunda.getProcessDefinitionXml({ processDefinitionKey: definition.processDefinitionKey }, atOnce);
    for (const [id, clause] of await clausesOf(xml)) clauses.set(`${definition.processDefinitionId} ${id}`, clause);
  }
  return (instances ?? [])
    .toSorted((a, b) => (BigInt(a.elementInstanceKey) < BigInt(b.elementInstanceKey) ? -1 : 1))
    .flatMap((instance) => clauses.get(`${instance.processDefinitionId} ${instance.elementId}`) ?? []);
}

async function clausesOf(xml: string): Promise<[string, string][]> {
  const { elementsById } = await new BpmnModdle({ zeebe }).fromXML(xml);
  return Object.values(elementsById).flatMap((element): [string, string][] => {
    const parsed = holder.safeParse(element);
    if (!parsed.success || parsed.data.id === undefined) return [];
    const properties = parsed.data.extensionElements?.values.flatMap((value) => value.properties ?? []) ?? [];
    const clause = properties.find(({ name }) => name === 'clause')?.value;
    return clause === undefined ? [] : [[parsed.data.id, clause]];
  });
}
