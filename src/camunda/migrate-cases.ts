import { ElementId, ProcessDefinitionId, type ProcessDefinitionKey } from '@camunda8/orchestration-cluster-api';
import { z } from 'zod';
import { pages } from '../pages';
import { statusOf, type CamundaClient } from './client';
import { readDiagram } from './locale/moddle';

export interface MigrateOptions {
  camunda: CamundaClient;
  /** The flow's name; its part flows `<flow>--…` go along. */
  flow: string;
  /** False: only tells. */
  go: boolean;
  tell: (line: string) => void;
}

const atOnce = { consistency: { waitUpToMs: 0 } };

/**
 * Brings running instances of a flow to its latest version, each element mapped to the one of the same id and type.
 * @returns how many went (or would), and how many stay: at an element that the latest version does not have, or refused by Camunda,
 * which the rest does not wait for
 */
export async function migrateCases({ camunda, flow, go, tell }: MigrateOptions): Promise<{ migrated: number; stay: number }> {
  const latest = (await pages(({ limit, offset }) => definitions(camunda, limit, offset))).filter(({ id }) => id === flow || id.startsWith(`${flow}--`));
  if (latest.length === 0) throw new Error(`There is no flow '${flow}' in Camunda.`);
  const counts = { migrated: 0, stay: 0 };
  for (const { id: processDefinitionId, key: processDefinitionKey, version } of latest) {
    const behind = (await pages(({ limit, offset }) => running(camunda, processDefinitionId, limit, offset))).filter((each) => each.processDefinitionVersion !== version);
    const target = behind.length === 0 ? new Map<string, string>() : await elementsOf(camunda, processDefinitionKey);
    const sources = new Map<string, Map<string, string>>();
    for (const { processInstanceKey, processDefinitionKey: from, processDefinitionVersion } of behind) {
      const source = sources.get(from) ?? (await elementsOf(camunda, from));
      sources.set(from, source);
      const kept = [...source].filter(([id, type]) => target.get(id) === type).map(([id]) => id);
      const { items: active = [] } = await camunda.searchElementInstances({ filter: { processInstanceKey, state: 'ACTIVE' }, page: { from: 0, limit: 1000 } }, atOnce);
      const lost = active.map(({ elementId }) => String(elementId)).filter((id) => id !== processDefinitionId && !kept.includes(id));
      const mappingInstructions = kept.map((each) => ElementId.assumeExists(each)).map((id) => ({ sourceElementId: id, targetElementId: id }));
      const migrate = () => camunda.migrateProcessInstance({ processInstanceKey, targetProcessDefinitionKey: processDefinitionKey, mappingInstructions });
      const reason = lost.length > 0 ? `it is at ${lost.join(', ')}, which the new version does not have` : go ? await refusalOf(migrate) : undefined;
      const what = `${processDefinitionId} ${processInstanceKey}, version ${processDefinitionVersion} to ${version}`;
      counts[reason === undefined ? 'migrated' : 'stay'] += 1;
      tell(reason === undefined ? what : `${what}: stays, for ${reason}`);
    }
  }
  return counts;
}

/** Why Camunda does not take a case along; undefined: it did. Anything but a refusal is thrown. */
async function refusalOf(migrate: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await migrate();
    return undefined;
  } catch (error) {
    const status = statusOf(error);
    if (status === undefined || status < 400 || status >= 500 || status === 401 || status === 403) throw error;
    return `Camunda says: ${problem.safeParse(error).data?.detail ?? String(error)}`;
  }
}

const problem = z.object({ detail: z.string() });

async function definitions(camunda: CamundaClient, limit: number, from: number) {
  const { items = [] } = await camunda.searchProcessDefinitions({ filter: { isLatestVersion: true }, page: { from, limit } }, atOnce);
  return items.flatMap(({ processDefinitionId: id, processDefinitionKey: key, version }) => (id !== undefined && key !== undefined ? [{ id: String(id), key, version }] : []));
}

const running = async (camunda: CamundaClient, id: string, limit: number, from: number) =>
  (await camunda.searchProcessInstances({ filter: { processDefinitionId: ProcessDefinitionId.assumeExists(id), state: 'ACTIVE' }, page: { from, limit } }, atOnce)).items ?? [];

/** Activities, gateways and events of a version, by id: their type. */
async function elementsOf(camunda: CamundaClient, processDefinitionKey: ProcessDefinitionKey): Promise<Map<string, string>> {
  const { elements } = await readDiagram(await camunda.getProcessDefinitionXml({ processDefinitionKey }, atOnce));
  return new Map(elements.flatMap(({ id, $type }) => (id !== undefined && /(Task|Gateway|Event|Activity|SubProcess)$/.test($type) ? [[id, $type] as const] : [])));
}
