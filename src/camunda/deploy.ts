import { z } from 'zod';
import type { Locale } from '../config';
import type { Logger } from '../log';
import type { CamundaClient } from './client';
import { readFlows, type FlowFile, type FlowFolder } from './flow-files';
import { localizeDecision, localizeDiagram, localizeForm } from './locale';

/** A process definition as deployed. */
export const deployedProcess = z.object({ flow: z.string(), processId: z.string(), version: z.number() });
export type DeployedProcess = z.infer<typeof deployedProcess>;

const localize = { bpmn: localizeDiagram, dmn: localizeDecision, form: localizeForm };
const mediaTypes = { bpmn: 'application/xml', dmn: 'application/xml', form: 'application/json' };

/**
 * Deploys every flow folder, each in one deployment (forms, tables and part flows are bound to it), in the
 * installation's language. Unchanged folders keep their versions.
 * @param root the folder of flows, `bpmn/`
 */
export async function deployFlows(
  client: CamundaClient,
  root: string,
  locale: Locale,
  logger: Logger,
): Promise<DeployedProcess[]> {
  const deployed: DeployedProcess[] = [];
  for (const flow of await readFlows(root)) {
    if (flow.files.length === 0) continue;
    const processes = await deployFlow(client, flow, locale);
    logger.info({ flow: flow.name, processes }, 'flow.deployed');
    deployed.push(...processes);
  }
  return deployed;
}

/** Deploys one flow folder; returns its process definitions. */
export async function deployFlow(client: CamundaClient, flow: FlowFolder, locale: Locale): Promise<DeployedProcess[]> {
  const resources = await Promise.all(flow.files.map((file) => resourceOf(file, locale)));
  const { deployments } = await client.createDeployment({ resources });
  return deployments.flatMap(({ processDefinition }) =>
    processDefinition
      ? [{ flow: flow.name, processId: processDefinition.processDefinitionId, version: processDefinition.processDefinitionVersion }]
      : [],
  );
}

async function resourceOf(file: FlowFile, locale: Locale): Promise<File> {
  return new File([await localized(file, locale)], file.name, { type: mediaTypes[file.kind] });
}

/** Texts by language and file text: where an engine starts anew, the same flows are deployed again and again. */
const known = new Map<string, string>();

async function localized({ kind, text }: FlowFile, locale: Locale): Promise<string> {
  const id = `${locale} ${text}`;
  const before = known.get(id);
  if (before !== undefined) return before;
  const turned = await localize[kind](text, locale);
  known.set(id, turned);
  return turned;
}
