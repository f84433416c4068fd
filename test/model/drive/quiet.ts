import type { TestWorld } from '../../support/world';

const limitMs = 120_000;
const atOnce = { consistency: { waitUpToMs: 0 } };

/** Nothing goes on by itself any more. Rejects with the words of any incident: none belongs into a run. */
export async function quiet({ camunda, installation }: TestWorld): Promise<void> {
  await installation.quiet(limitMs);
  const { items } = await camunda.searchIncidents({ filter: { state: 'ACTIVE' } }, atOnce);
  const stuck = items ?? [];
  if (stuck.length > 0) throw new Error(`Incidents: ${stuck.map(({ elementId, errorMessage }) => `${elementId}: ${errorMessage}`).join('\n')}`);
}
