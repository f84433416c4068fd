import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { keeperSlip, postSlip, reviewedSlip, slipState, whyRefused } from './keeper-support';
import { key, refusal, reportedToFinance, startWarehouse, type StartedWarehouse } from './test-support';

let system: StartedWarehouse;
beforeEach(async () => {
  system = await startWarehouse();
});
afterEach(() => system.close());

const receive = (stockSlipNo: string, countedQuantity: number, changes: object = {}) =>
  system.client.recordReceipt({
    body: { stockSlipNo, countedLines: [{ partNo: 'CTL-02', countedQuantity }], keeper: 'sun.wei', ...changes },
    idempotencyKey: key(),
  });
const store = (stockSlipNo: string, partNo = 'CTL-02') =>
  system.client.recordStorage({ body: { stockSlipNo, storedLines: [{ partNo, storageClass: '电器' }], keeper: 'sun.wei' }, idempotencyKey: key() });
const oldParts = async () => (await system.client.getStock({ query: { partNo: 'CTL-02', location: 'OLD' } })).stock[0]?.onHand ?? 0;

test('old parts are counted, signed, stored by class and posted (SW-D2.1, S-SW-07)', async () => {
  const slip = await keeperSlip(system, 'otherReceiptSlip', [{ partNo: 'CTL-02', quantity: 2 }]);
  expect(await receive(slip, 2)).toEqual({ receiptResult: 'signed', refusalReason: null, intoOldParts: true });
  await expect(postSlip(system, slip)).rejects.toMatchObject(refusal(409, 'notStored'));
  await expect(store(slip, 'BRK-01')).rejects.toMatchObject(refusal(422, 'lineNotOnSlip'));
  await store(slip);
  expect(await oldParts()).toBe(0);
  await postSlip(system, slip);
  expect(await oldParts()).toBe(2);
  const { stockSlips } = await system.client.listStockSlips({ query: { kind: 'otherReceiptSlip', state: 'posted' } });
  expect(stockSlips).toMatchObject([{ stockSlipNo: slip, from: null, to: 'OLD', lines: [{ counted: 2, storageClass: '电器' }] }]);
  expect(await reportedToFinance(system)).toEqual([{ body: expect.objectContaining({ type: 'oldPartReceipt', quantity: 2, unitCost: '110.00' }) }]);
});

test.each([
  [1, 'CTL-02：单据为 2 件，清点为 1 件'],
  [3, 'CTL-02：单据为 2 件，清点为 3 件'],
])('%i counted instead of 2: not signed, back to the maker, nothing moves (SW-D2.2)', async (counted, reason) => {
  const slip = await keeperSlip(system, 'otherReceiptSlip', [{ partNo: 'CTL-02', quantity: 2 }]);
  expect(await receive(slip, counted)).toEqual({ receiptResult: 'differs', refusalReason: reason, intoOldParts: true });
  const { stockSlips } = await system.client.listStockSlips({ query: { stockSlipNo: slip } });
  expect(stockSlips[0]).toMatchObject({ state: 'void', reason, lines: [{ counted }] });
  await expect(postSlip(system, slip)).rejects.toMatchObject(refusal(409, 'slipState'));
  await expect(receive(slip, 2)).rejects.toMatchObject(refusal(409, 'slipState'));
  expect(await oldParts()).toBe(0);
});

test('what the book has too few of where it comes from is not taken in: back to the maker, and the place is counted (SW-D2, SW-06)', async () => {
  const slip = await keeperSlip(system, 'receiptSlip', [{ partNo: 'CTL-02', quantity: 2 }]);
  expect(await receive(slip, 2)).toEqual({ receiptResult: 'notThere', refusalReason: 'CTL-02：单据为 2 件，转出库位账面可用 0 件', intoOldParts: false });
  expect(await slipState(system, slip)).toBe('void');
  const asked = await system.running.db.selectFrom('outbox').selectAll().where('target', '=', 'countRequested').execute();
  expect(asked.map(({ payload }) => payload)).toEqual([{ correlationKey: 'QH/CTL-02', variables: { countLines: [{ partNo: 'CTL-02', location: 'QH' }], countReason: slip } }]);
});

test('what is laid down and can not be taken in is refused in words before anybody counts (SW-D2)', async () => {
  const made = await keeperSlip(system, 'otherReceiptSlip', [{ partNo: 'CTL-02', quantity: 2 }]);
  const drawing = await keeperSlip(system, 'drawingSlip', [{ partNo: 'CTL-02', quantity: 2 }]);
  expect(await Promise.all([undefined, 'RS-1', drawing, made].map((slip) => whyRefused(system, 'receipt', slip)))).toEqual([
    '没有单据，不入库',
    '没有单据 RS-1，不入库',
    `${drawing} 是出库单据，不能凭以入库`,
    null,
  ]);
  await receive(made, 1);
  expect(await whyRefused(system, 'receipt', made)).toBe(`单据 ${made} 已作废，不入库`);
});

test('the maker does not take in, a slip that hands out is no receipt, every line is counted', async () => {
  const slip = await keeperSlip(system, 'otherReceiptSlip', [{ partNo: 'CTL-02', quantity: 2 }, { partNo: 'BRK-01', quantity: 1 }]);
  await expect(receive(slip, 2, { keeper: 'zhao.lei' })).rejects.toMatchObject(refusal(409, 'sameHand'));
  await expect(receive(slip, 2)).rejects.toMatchObject(refusal(422, 'lineMissing'));
  const drawing = await reviewedSlip(system, 'drawingSlip', [{ partNo: 'CTL-02', quantity: 2 }]);
  await expect(receive(drawing, 2)).rejects.toMatchObject(refusal(409, 'slipState'));
  await expect(receive('RS-1', 2)).rejects.toMatchObject(refusal(404, 'notFound'));
  expect(await slipState(system, slip)).toBe('made');
});
