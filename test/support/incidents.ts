import { ElementInstanceKey } from '@camunda8/orchestration-cluster-api';
import { expect } from '@jest/globals';
import type { CamundaClient } from '../../src/camunda/client';
import { until } from './until';

const atOnce = { consistency: { waitUpToMs: 0 } };

/** Open incidents, of one process instance if given. */
export async function openIncidents(camunda: CamundaClient, processInstanceKey?: string) {
  const { items } = await camunda.searchIncidents({ filter: { state: 'ACTIVE' }, page: { from: 0, limit: 100 } }, atOnce);
  return (items ?? []).filter((each) => processInstanceKey === undefined || each.processInstanceKey === processInstanceKey);
}

export type OpenIncident = Awaited<ReturnType<typeof openIncidents>>[number];

/** Resolves when something has stopped, in one process instance if given. */
export function untilStopped(camunda: CamundaClient, processInstanceKey?: string): Promise<OpenIncident> {
  return until('something stops', async () => (await openIncidents(camunda, processInstanceKey))[0], 30_000);
}

/** The incident is this element's, and says all these words. */
export function expectStop(incident: OpenIncident, elementId: string, says: string[]): void {
  expect(incident.elementId).toBe(elementId);
  for (const words of says) expect(incident.errorMessage).toContain(words);
}

export async function setVariables(camunda: CamundaClient, scope: string, variables: Record<string, unknown>): Promise<void> {
  await camunda.createElementInstanceVariables({ elementInstanceKey: ElementInstanceKey.assumeExists(scope), variables, local: true });
}

/**
 * As an incident asks: puts the variables right, gives the job a retry, resolves.
 * @param variables of the process instance
 * @param local names under which the stopped job reads them: it has a copy of its own, made when it began
 */
export async function mend(camunda: CamundaClient, incident: OpenIncident, variables: Record<string, unknown>, local: Record<string, unknown> = {}): Promise<void> {
  const { processInstanceKey, elementInstanceKey, jobKey, incidentKey } = incident;
  if (!processInstanceKey || !elementInstanceKey || !incidentKey) throw new Error('The incident lacks a key');
  await setVariables(camunda, processInstanceKey, variables);
  if (Object.keys(local).length > 0) await setVariables(camunda, elementInstanceKey, local);
  if (jobKey) await camunda.updateJob({ jobKey, changeset: { retries: 1 } });
  await camunda.resolveIncident({ incidentKey });
  expect((await openIncidents(camunda, processInstanceKey)).map((each) => each.incidentKey)).not.toContain(incidentKey);
}
