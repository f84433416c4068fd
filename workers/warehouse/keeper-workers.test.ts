import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { keeperSlip, reviewedSlip, slipState } from '../../src/systems/warehouse/keeper-support';
import { reserve, startWarehouse, stockOf, type StartedWarehouse } from '../../src/systems/warehouse/test-support';
import { createSystemClients, type SystemClients } from '../../src/systems/clients';
import { SystemRefusal } from '../../src/http/client';
import type { Worker } from '../../src/worker/define';
import { warehouseWorkers } from './index';

let system: StartedWarehouse;
let clients: SystemClients;
beforeAll(async () => {
  system = await startWarehouse();
  clients = { ...createSystemClients(() => 'http://127.0.0.1:9', 'none'), warehouse: system.client };
});
afterAll(() => system.close());

const workerOf = (type: string): Worker<SystemClients> => {
  const worker = warehouseWorkers.find((each) => each.type === `warehouse.${type}`);
  if (!worker) throw new Error(`There is no worker ${type}`);
  return worker;
};

let passages = 0;
/** Runs a worker as the runtime does: variables parsed, one call, the result parsed. */
async function run(type: string, variables: object, passage = `keeper/${(passages += 1)}`) {
  const worker = workerOf(type);
  const place = { instance: 'test/instance', passage, elementId: 'Task_Test', processId: 'test', processVersion: 1, headers: {} };
  const context = { idempotencyKey: `${passage}/warehouse.${type}`, ...place };
  return worker.output.parse(await worker.run(clients, worker.input.parse(variables), context));
}

test('no slip, or one that nobody knows, is looked up as none', async () => {
  expect(await run('look-up-slip', { slipNo: null, act: 'handOut' })).toEqual({ slipState: 'none', slipMaker: null, slipLines: [], refusalReason: '没有单据，不发货' });
  expect(await run('look-up-slip', { slipNo: 'DW-1', act: 'receipt' })).toEqual({ slipState: 'none', slipMaker: null, slipLines: [], refusalReason: '没有单据 DW-1，不入库' });
  expect(await run('record-hand-out', { slipNo: '', decision: 'handOut', realLines: null, reason: null, keeper: 'sun.wei' })).toMatchObject({
    handOutResult: 'refused',
    countLines: [],
  });
});

test('a drawing goes from look-up to posting, each step once however often it runs', async () => {
  const slipNo = await reviewedSlip(system, 'drawingSlip', [{ partNo: 'BRK-01', quantity: 4 }]);
  expect(await run('look-up-slip', { slipNo, act: 'handOut' })).toEqual({ slipState: 'reviewed', slipMaker: 'zhao.lei', slipLines: [{ partNo: 'BRK-01', partName: '刹车把', quantity: 4 }], refusalReason: null });
  const word = { slipNo, decision: 'handOut', realLines: [], reason: '', keeper: 'sun.wei' };
  await run('record-hand-out', word, 'keeper/hand-out');
  expect(await run('record-hand-out', word, 'keeper/hand-out')).toMatchObject({ handOutResult: 'signed' });
  await run('post-slip', { slipNo }, 'keeper/post');
  await run('post-slip', { slipNo }, 'keeper/post');
  expect(await stockOf(system, 'BRK-01')).toBe('24/0');
});

test('a word of the slip’s maker is one that the diagram catches: the keeper is asked again', async () => {
  const slipNo = await reviewedSlip(system, 'drawingSlip', [{ partNo: 'BRK-01', quantity: 1 }]);
  const word = { slipNo, decision: 'handOut', realLines: [], reason: null, keeper: 'zhao.lei' };
  const refusal: unknown = await run('record-hand-out', word).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(SystemRefusal);
  const code = refusal instanceof SystemRefusal ? refusal.problem.code : '';
  expect(workerOf('record-hand-out').errors?.[code]).toBe('keeperAskedAgain');
  expect(await slipState(system, slipNo)).toBe('reviewed');
});

test('old parts are received, stored and posted', async () => {
  const slipNo = await keeperSlip(system, 'otherReceiptSlip', [{ partNo: 'CTL-02', quantity: 2 }]);
  const countedLines = [{ partNo: 'CTL-02', partName: '控制器', quantity: 2, countedQuantity: 2 }];
  expect(await run('record-receipt', { slipNo, countedLines, keeper: 'sun.wei' })).toEqual({ receiptResult: 'signed', refusalReason: null, intoOldParts: true });
  await run('record-storage', { slipNo, storedLines: [{ partNo: 'CTL-02', storageClass: '电器' }], keeper: 'sun.wei' });
  expect(await run('post-slip', { slipNo })).toEqual({ movementIds: [expect.any(String)] });
});

test('a count runs from its sheet to the posted difference', async () => {
  const opened = await run('open-count', { countLines: [{ partNo: 'FND-06-R', location: 'AS' }], reason: null });
  expect(opened).toMatchObject({ countLines: [{ partNo: 'FND-06-R', partName: '前挡泥板 红', location: 'AS' }] });
  const countedLines = [{ partNo: 'FND-06-R', partName: '前挡泥板 红', location: 'AS', countedQuantity: 3 }];
  const counted = await run('record-count', { countSheetNo: opened['countSheetNo'], countedLines, counter: 'sun.wei' });
  expect(counted).toMatchObject({ countAgrees: false, differences: [{ difference: -1 }] });
  const { differenceReportNo } = counted;
  await run('decide-difference', { differenceReportNo, released: true, reason: null, decidedBy: 'wu.hao' });
  expect(await run('post-difference', { differenceReportNo })).toEqual({ differencePosted: true, lostReservations: [] });
  expect(await stockOf(system, 'FND-06-R')).toBe('3/0');
});

test('a line’s reservation becomes free stock (DO-D5.3)', async () => {
  await reserve(system, 'DO-9/1', 'LMP-03', 0);
  await reserve(system, 'DO-9/2', 'BRK-01', 3);
  expect(await run('release-line-reservation', { orderNo: 'DO-9', orderLineId: 'DO-9/2' })).toEqual({});
  expect(await stockOf(system, 'BRK-01')).toBe('24/0');
});
