import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { handOut, slipState, whyRefused } from './keeper-support';
import { key, refusal, reportedToFinance, startWarehouse, stockOf, type StartedWarehouse } from './test-support';

let system: StartedWarehouse;
beforeEach(async () => {
  system = await startWarehouse();
});
afterEach(() => system.close());

const orderLineId = 'DO-202609-001/1';
const company = async (partNo: string) => (await system.client.getStock({ query: { partNo, location: 'CO' } })).stock[0]?.onHand ?? 0;

/** A drawing slip of zhao.lei for 5 needed pieces of BRK-01, reviewed by qian.fang unless said otherwise. */
async function slipFor(quantity: number, changes: object = {}, review = true): Promise<string> {
  const body = { partNo: 'BRK-01', quantity, neededQuantity: 5, orderLineId, maker: 'zhao.lei', ...changes };
  const { stockSlipNo } = await system.client.makeDrawingSlip({ body, idempotencyKey: key() });
  if (review) await reviewed(stockSlipNo);
  return stockSlipNo;
}
const reviewed = (stockSlipNo: string) =>
  system.client.reviewStockSlip({ body: { stockSlipNo, approved: true, reviewer: 'qian.fang' }, idempotencyKey: key() });
const drawing = (stockSlipNo: string, changes: object = {}) => ({
  body: { stockSlipNo, decision: 'drawAll' as const, keeper: 'sun.wei', ...changes },
  idempotencyKey: key(),
});
const draw = (stockSlipNo: string, changes: object = {}) => system.client.recordDrawing(drawing(stockSlipNo, changes));
const countsAsked = async () => {
  const rows = await system.running.db.selectFrom('outbox').selectAll().where('target', '=', 'countRequested').execute();
  return rows.map(({ payload }) => payload);
};

test('a drawing slip of the flow is drawn there, not at the counter (SW-03)', async () => {
  const slip = await slipFor(5);
  const refusalReason = `单据 ${slip} 属于“配件入库”流程，请在该流程的任务中办理`;
  expect(await handOut(system, slip, { decision: 'short', realLines: [{ partNo: 'BRK-01', realQuantity: 1 }] })).toMatchObject({ handOutResult: 'refused', refusalReason });
  expect([await whyRefused(system, 'handOut', slip), await slipState(system, slip)]).toEqual([refusalReason, 'reviewed']);
});

test('drawn pieces lie in the after-sales store at once, reserved for their line; finance is told (PR-D3.1, I-PR-2)', async () => {
  const slip = await slipFor(5);
  const call = drawing(slip);
  const drawn = await system.client.recordDrawing(call);
  expect(drawn).toEqual({ drawingResult: 'drawn', drawnQuantity: 5, refusalReason: null });
  expect(await system.client.recordDrawing(call)).toEqual(drawn);
  expect([await company('BRK-01'), await stockOf(system, 'BRK-01'), await slipState(system, slip)]).toEqual([95, '25/5', 'posted']);
  const { reservations } = await system.client.listReservations({ query: {} });
  expect(reservations).toEqual([expect.objectContaining({ orderLineId, location: 'AS', quantity: 5 })]);
  const { movements } = await system.client.listMovements({ query: { documentNo: slip } });
  expect(movements).toEqual([expect.objectContaining({ from: 'CO', to: 'AS', quantity: 5, orderLineId })]);
  expect(await reportedToFinance(system)).toEqual([
    { body: expect.objectContaining({ type: 'drawing', partNo: 'BRK-01', quantity: 5, documentNo: slip }) },
  ]);
  await expect(draw(slip)).rejects.toMatchObject(refusal(409, 'slipState'));
});

test('without an order line the pieces are free stock', async () => {
  await draw(await slipFor(5, { orderLineId: undefined }));
  expect(await stockOf(system, 'BRK-01')).toBe('25/0');
});

test('a slip for more than is needed is void, whatever the reviewer says (PR-D2.2)', async () => {
  const slip = await slipFor(6, {}, false);
  expect(await reviewed(slip)).toEqual({ slipState: 'void', reviewReason: 'BRK-01：单据为 6 件，只需要 5 件' });
});

test('fewer pieces than on the slip: it is corrected to what is there, and the place is to be counted (PR-D3.3)', async () => {
  const slip = await slipFor(5);
  await expect(draw(slip, { decision: 'drawPart' })).rejects.toMatchObject(refusal(422, 'quantityMissing'));
  expect(await draw(slip, { decision: 'drawPart', realQuantity: 3 })).toEqual({
    drawingResult: 'drawn',
    drawnQuantity: 3,
    refusalReason: 'BRK-01：单据为 5 件，实有可发 3 件',
  });
  expect([await company('BRK-01'), await stockOf(system, 'BRK-01')]).toEqual([97, '23/3']);
  const { stockSlips } = await system.client.listStockSlips({ query: { stockSlipNo: slip } });
  expect(stockSlips[0]).toMatchObject({ state: 'posted', orderLineId, lines: [{ quantity: 5, counted: 3 }] });
  expect(await countsAsked()).toEqual([
    { correlationKey: 'CO/BRK-01', variables: { countLines: [{ partNo: 'BRK-01', location: 'CO' }], countReason: slip } },
  ]);
});

test('none there: the slip is void and moves nothing', async () => {
  const slip = await slipFor(5);
  expect(await draw(slip, { decision: 'drawPart', realQuantity: 0 })).toMatchObject({ drawingResult: 'drawn', drawnQuantity: 0 });
  expect([await company('BRK-01'), await stockOf(system, 'BRK-01'), await slipState(system, slip)]).toEqual([100, '20/0', 'void']);
});

test('of two slips for the last pieces the second draws what the book still has', async () => {
  const first = await slipFor(98, { neededQuantity: 98 });
  const second = await slipFor(5, { orderLineId: 'DO-202609-002/1' });
  await draw(first);
  expect(await draw(second)).toMatchObject({ drawnQuantity: 2 });
  expect(await company('BRK-01')).toBe(0);
  expect(await countsAsked()).toHaveLength(1);
});

test('a refused slip is void, one without its review goes back to the reviewer; both need a reason (PR-D3.2)', async () => {
  const slip = await slipFor(5);
  await expect(draw(slip, { decision: 'refuseSlip' })).rejects.toMatchObject(refusal(422, 'reasonMissing'));
  expect(await draw(slip, { decision: 'refuseUnreviewed', reason: '没有签字' })).toEqual({
    drawingResult: 'notReviewed',
    drawnQuantity: 0,
    refusalReason: '没有签字',
  });
  expect(await slipState(system, slip)).toBe('made');
  expect(await draw(slip)).toMatchObject({ drawingResult: 'notReviewed', refusalReason: `单据 ${slip} 尚未审核，不发货` });
  await reviewed(slip);
  expect(await draw(slip, { decision: 'refuseSlip', reason: '看不清' })).toMatchObject({ drawingResult: 'refused' });
  expect([await slipState(system, slip), await company('BRK-01')]).toEqual(['void', 100]);
});

test('who made the slip does not hand out (I-G-9)', async () => {
  await expect(draw(await slipFor(5), { keeper: 'zhao.lei' })).rejects.toMatchObject(refusal(409, 'sameHand'));
});
