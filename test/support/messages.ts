import { expect } from '@jest/globals';
import { startRelays, type Relays } from '../../src/installation/relays';
import { createLogger } from '../../src/log';
import type { TestWorld } from './world';

/** As if the relay's process had died after publishing messages of this name, before it could note that. */
export async function deliverAgain(world: TestWorld, system: string, message: string): Promise<void> {
  await world.quiet();
  const { numUpdatedRows } = await outboxOf(world, system)
    .updateTable('outbox')
    .set({ deliveredAt: null })
    .where('target', '=', message)
    .executeTakeFirstOrThrow();
  expect(Number(numUpdatedRows)).toBeGreaterThan(0);
  await world.quiet();
}

/** Published to the engine, too, when this resolves. */
export async function published({ installation }: TestWorld, commit: Promise<unknown>): Promise<void> {
  await commit;
  await installation.relays.drain();
}

/** The process that publishes is gone while something commits, and comes back. */
export async function withoutRelay(world: TestWorld, commit: () => Promise<unknown>): Promise<Relays> {
  await world.quiet();
  await world.installation.relays.stop();
  await commit();
  return anotherRelay(world);
}

/** The relays of another process, for all outboxes of the world. */
export function anotherRelay({ installation, clients, camunda, clock }: TestWorld): Relays {
  const { systems, id } = installation;
  return startRelays({ systems, clients, camunda, clock, logger: createLogger('silent'), installation: id, notices: { folder: '.run/none' } });
}

function outboxOf({ installation }: TestWorld, system: string) {
  const found = installation.systems.systems.find(({ name }) => name === system);
  if (!found) throw new Error(`There is no system ${system}`);
  return found.db;
}
