import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { draw, handOut, keeperSlip, postSlip, reviewedSlip, slipState } from './keeper-support';
import { key, refusal, reportedToFinance, reserve, startWarehouse, stockOf, type StartedWarehouse } from './test-support';

let system: StartedWarehouse;
beforeEach(async () => {
  system = await startWarehouse();
});
afterEach(() => system.close());

const company = async (partNo: string) => (await system.client.getStock({ query: { partNo, location: 'CO' } })).stock[0]?.onHand ?? 0;

test('a reviewed drawing moves from the company store, and finance is told (SW-D1.1, S-SW-02)', async () => {
  const slip = await reviewedSlip(system, 'drawingSlip', [{ partNo: 'BRK-01', quantity: 10 }]);
  expect(slip).toBe('DW-202609-001');
  expect(await handOut(system, slip)).toEqual({ handOutResult: 'signed', refusalReason: null, countLines: [] });
  expect([await company('BRK-01'), await stockOf(system, 'BRK-01')]).toEqual([100, '20/0']);
  const call = { body: { stockSlipNo: slip }, idempotencyKey: key() };
  const posted = await system.client.postStockSlip(call);
  expect(await system.client.postStockSlip(call)).toEqual(posted);
  expect([await company('BRK-01'), await stockOf(system, 'BRK-01'), await slipState(system, slip)]).toEqual([90, '30/0', 'posted']);
  expect((await system.client.listReservations({ query: {} })).reservations).toEqual([]);
  expect(await reportedToFinance(system)).toEqual([
    { body: expect.objectContaining({ type: 'drawing', partNo: 'BRK-01', quantity: 10, unitCost: '12.00', documentNo: slip }) },
  ]);
  await expect(postSlip(system, slip)).rejects.toMatchObject(refusal(409, 'slipState'));
});

test('without a reviewed slip nothing is handed out, whatever the keeper says (SW-D1.2, S-SW-01)', async () => {
  const made = await keeperSlip(system, 'drawingSlip', [{ partNo: 'BRK-01', quantity: 2 }]);
  const receipt = await keeperSlip(system, 'otherReceiptSlip', [{ partNo: 'BRK-01', quantity: 2 }]);
  const answers = await Promise.all([undefined, 'DW-1', made, receipt].map((slip) => handOut(system, slip)));
  expect(answers.map(({ handOutResult }) => handOutResult)).toEqual(Array(4).fill('refused'));
  expect(answers.map(({ refusalReason }) => refusalReason)).toEqual([
    '没有单据，不发货',
    '没有单据 DW-1，不发货',
    `单据 ${made} 尚未审核，不发货`,
    `${receipt} 是入库单据，不能凭以发货`,
  ]);
  expect(await slipState(system, made)).toBe('made');
  expect((await system.client.listMovements({ query: {} })).movements.filter(({ type }) => type !== 'opening')).toEqual([]);
});

test('the keeper may refuse with a reason; the slip stays as it is', async () => {
  const slip = await reviewedSlip(system, 'drawingSlip', [{ partNo: 'BRK-01', quantity: 2 }]);
  await expect(handOut(system, slip, { decision: 'refuse' })).rejects.toMatchObject(refusal(422, 'reasonMissing'));
  expect(await handOut(system, slip, { decision: 'refuse', reason: '库房盘点中' })).toMatchObject({ handOutResult: 'refused', refusalReason: '库房盘点中' });
  expect(await slipState(system, slip)).toBe('reviewed');
});

test('a short line makes the slip void with the real quantity; the book in doubt is to be counted (SW-D1.3, S-SW-03)', async () => {
  const slip = await reviewedSlip(system, 'drawingReturnSlip', [{ partNo: 'BRK-01', quantity: 8 }, { partNo: 'FND-06-R', quantity: 4 }]);
  const short = { decision: 'short', realLines: [{ partNo: 'BRK-01', realQuantity: 6 }] };
  expect(await handOut(system, slip, short)).toEqual({
    handOutResult: 'short',
    refusalReason: 'BRK-01：单据为 8 件，实有可发 6 件',
    countLines: [{ partNo: 'BRK-01', location: 'AS' }],
  });
  const { stockSlips } = await system.client.listStockSlips({ query: { stockSlipNo: slip } });
  expect(stockSlips[0]).toMatchObject({ state: 'void', keeper: 'sun.wei', lines: [{ counted: 6 }, { counted: null }] });
  await expect(postSlip(system, slip)).rejects.toMatchObject(refusal(409, 'slipState'));
});

test('pieces that the book does not have free are not handed out: others’ stay theirs, missing ones are counted', async () => {
  await reserve(system, 'DO-1/1', 'BRK-01', 15);
  const reserved = await reviewedSlip(system, 'drawingReturnSlip', [{ partNo: 'BRK-01', quantity: 6 }]);
  expect(await handOut(system, reserved)).toMatchObject({ handOutResult: 'short', countLines: [] });
  const beyond = await reviewedSlip(system, 'drawingSlip', [{ partNo: 'LMP-03', quantity: 1 }]);
  expect(await handOut(system, beyond)).toMatchObject({ handOutResult: 'short', countLines: [{ partNo: 'LMP-03', location: 'CO' }] });
});

test('signed pieces are kept for their slip: of two slips for the same pieces one is short', async () => {
  await draw(system, 'BRK-01', 50);
  const slips = [await reviewedSlip(system, 'drawingSlip', [{ partNo: 'BRK-01', quantity: 30 }]), await reviewedSlip(system, 'drawingSlip', [{ partNo: 'BRK-01', quantity: 30 }])];
  const results = await Promise.all(slips.map((slip) => handOut(system, slip)));
  expect(results.map(({ handOutResult }) => handOutResult).sort()).toEqual(['short', 'signed']);
});

test('the maker neither reviews nor hands out (I-G-9)', async () => {
  const slip = await keeperSlip(system, 'drawingSlip', [{ partNo: 'BRK-01', quantity: 2 }]);
  const review = (reviewer: string, approved: boolean) =>
    system.client.reviewStockSlip({ body: { stockSlipNo: slip, approved, reviewer }, idempotencyKey: key() });
  await expect(review('zhao.lei', true)).rejects.toMatchObject(refusal(409, 'sameHand'));
  await expect(review('qian.fang', false)).rejects.toMatchObject(refusal(422, 'reasonMissing'));
  await review('qian.fang', true);
  await expect(handOut(system, slip, { keeper: 'zhao.lei' })).rejects.toMatchObject(refusal(409, 'sameHand'));
  await expect(review('qian.fang', true)).rejects.toMatchObject(refusal(409, 'slipState'));
});

test('what is wrong in a request is named', async () => {
  const slip = await reviewedSlip(system, 'drawingSlip', [{ partNo: 'BRK-01', quantity: 2 }]);
  const short = (realLines: object[]) => handOut(system, slip, { decision: 'short', realLines });
  await expect(short([])).rejects.toMatchObject(refusal(422, 'notShort'));
  await expect(short([{ partNo: 'BRK-01', realQuantity: 2 }])).rejects.toMatchObject(refusal(422, 'notShort'));
  await expect(short([{ partNo: 'CTL-02', realQuantity: 1 }])).rejects.toMatchObject(refusal(422, 'lineNotOnSlip'));
  await expect(keeperSlip(system, 'drawingSlip', [{ partNo: 'NONE', quantity: 2 }])).rejects.toMatchObject(refusal(422, 'unknownPart'));
  const twice = [{ partNo: 'BRK-01', quantity: 1 }, { partNo: 'BRK-01', quantity: 1 }];
  await expect(keeperSlip(system, 'drawingSlip', twice)).rejects.toMatchObject({ problem: { status: 400 } });
});

test('one line’s reservation is given free, the others stay (DO-D5.3)', async () => {
  await reserve(system, 'DO-1/1', 'BRK-01', 5);
  await reserve(system, 'DO-1/2', 'CTL-02', 2);
  const release = (orderLineId: string) => system.client.releaseReservations({ body: { orderNo: 'DO-1', orderLineId }, idempotencyKey: key() });
  expect(await release('DO-1/1')).toEqual({ releasedQuantity: 5 });
  expect(await release('DO-1/1')).toEqual({ releasedQuantity: 0 });
  expect([await stockOf(system, 'BRK-01'), await stockOf(system, 'CTL-02')]).toEqual(['20/0', '3/2']);
  await expect(release('DO-2/1')).rejects.toMatchObject(refusal(422, 'lineOfOtherOrder'));
});
