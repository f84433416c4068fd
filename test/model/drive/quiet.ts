import type { TestWorld } from '../../support/world';

const limitMs = 120_000;

/** Nothing goes on by itself any more. Rejects with the words of any incident: none belongs into a run. */
export async function quiet({ cluster, installation }: TestWorld): Promise<void> {
  await installation.quiet(limitMs);
  const stuck = [...cluster.tables.incidents.among('ACTIVE')];
  if (stuck.length > 0) throw new Error(`Incidents: ${stuck.map(({ elementId, errorMessage }) => `${elementId}: ${errorMessage}`).join('\n')}`);
}
