import { expect, test } from '@jest/globals';
import { dealerNo, marketFor } from '../../src/load/market';
import { mix } from '../../src/load/mix';
import type { Site } from '../../src/load/site';
import { runTables } from '../../src/load/tables/run';
import { loadDirectory } from '../../src/people/directory-file';
import { useEngine } from '../support/hooks';
import { password, peopleFile, type TestWorld } from '../support/world';

const engine = useEngine();

test('a case of each kind is played to its end; copies of it fill the tables, and every question is answered in them', async () => {
  const world = await engine.open(new Date('2026-09-07T09:00:00+08:00'), { masterData: marketFor(20) });
  try {
    const door = { systemsUrl: world.installation.systems.url, apiKey: 'operators-key-of-this-test' };
    const plan = { small: { movements: 200, cases: 2 * mix.length }, large: { movements: 2_000, cases: 10 * mix.length }, times: 1 };
    const { rows, unasked } = await runTables(await siteOf(world), world.adminUrl, door, plan, () => undefined);
    expect(rows.length).toBeGreaterThan(200);
    expect(unasked.filter((name) => /^(order-desk|warehouse|purchasing|logistics|documents) list(?!ClearingSuppliers)/.test(name))).toEqual([]);
    const { orders } = await world.clients.orderDesk.listOrders({ query: { dealerNo, limit: 200 } });
    expect(new Set(orders.map(({ orderNo }) => orderNo)).size).toBe(orders.length);
    expect(orders.length).toBeGreaterThanOrEqual(4 * 11);
  } finally {
    await world.close();
  }
}, 240_000);

async function siteOf({ cluster, camunda, clients, clock }: TestWorld): Promise<Site> {
  return { restAddress: cluster.restAddress, camunda, password, directory: await loadDirectory(peopleFile), clients, systems: clients, now: () => clock.now() };
}
