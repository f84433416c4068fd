import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { testCaseFile } from '../../src/test-cases/schema';
import { useEngine } from '../support/hooks';
import { startInterposedWorkers } from '../support/interposed-workers';
import { expectCase } from '../support/test-flow';

const engine = useEngine();

test('pieces that become free between the order’s look at the stock and that of outsourced paint serve the line (OP-D1.1, I-OP-13)', async () => {
  const text = await readFile(join(import.meta.dirname, '..', 'fixtures', 'stock-meanwhile.json'), 'utf8');
  const [testCase] = testCaseFile.parse(JSON.parse(text)).testCases;
  if (!testCase) throw new Error('There is no case');
  const world = await engine.open(new Date(testCase.systems.startAt), { withWorkers: false });
  const workers = startInterposedWorkers(world);
  try {
    // The order has reserved its four: now another one gives its three back.
    workers.between('warehouse.reserve-stock', () =>
      world.clients.warehouse.releaseReservations({ body: { orderNo: 'DO-202609-900' }, idempotencyKey: 'the-other-order' }),
    );
    await expectCase(testCase, world);
    expect((await world.clients.purchasing.listOutsourcingOrders({ query: {} })).outsourcingOrders).toEqual([]);
  } finally {
    await workers.stop();
    await world.close();
  }
});
