import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { handOut, keeperSlip, postSlip, whyRefused } from './keeper-support';
import { fixture, key, refusal, reportedToFinance, reserve, startWarehouse, type StartedWarehouse } from './test-support';

let system: StartedWarehouse;
beforeAll(async () => {
  system = await startWarehouse();
  const white = { partNo: 'FND-06-W', name: '前挡泥板 白件', unitCost: '25.00' };
  const { parts } = fixture();
  await system.client.loadStock({ body: { parts: [...parts, white], opening: [{ partNo: white.partNo, location: 'AS', quantity: 10 }] }, idempotencyKey: key() });
});
afterAll(() => system.close());

const toPainter = (outsourcingOrderNo: string, quantity: number) =>
  system.client.moveToPainter({ body: { outsourcingOrderNo, whitePartNo: 'FND-06-W', quantity }, idempotencyKey: key() });
const slipOf = (quantity: number, more: object = {}) =>
  system.client.makePaintReceiptSlip({
    body: { outsourcingOrderNo: 'OP-1', painterDeliveryNoteNo: 'PN-1', partNo: 'FND-06-R', whitePartNo: 'FND-06-W', quantity, maker: 'zhao.lei', ...more },
    idempotencyKey: key(),
  });
const post = (stockSlipNo: string) => system.client.postPaintReceipt({ body: { stockSlipNo }, idempotencyKey: key() });
const at = async (partNo: string, location: 'AS' | 'PT') => {
  const [row] = (await system.client.getStock({ query: { partNo, location } })).stock;
  return `${row?.onHand ?? 0}/${row?.reserved ?? 0}`;
};

test('free pieces are reserved for a line, and only counted without one (OP-01)', async () => {
  const secure = (quantity: number, more: object = {}) => system.client.secureFreeStock({ body: { partNo: 'FND-06-R', quantity, ...more }, idempotencyKey: key() });
  expect(await secure(9)).toEqual({ securedQuantity: 4 });
  expect(await at('FND-06-R', 'AS')).toBe('4/0');
  expect(await secure(3, { orderLineId: 'DO-1/1' })).toEqual({ securedQuantity: 3 });
  expect(await at('FND-06-R', 'AS')).toBe('4/3');
});

test('only what is reserved for the order goes to the paint shop, once; the reservation is served by it (OP-05)', async () => {
  await reserve(system, 'OP-1/1', 'FND-06-W', 4);
  await expect(toPainter('OP-1', 5)).rejects.toMatchObject(refusal(409, 'notReserved'));
  await toPainter('OP-1', 4);
  await expect(toPainter('OP-1', 1)).rejects.toMatchObject(refusal(409, 'notReserved'));
  expect([await at('FND-06-W', 'AS'), await at('FND-06-W', 'PT')]).toEqual(['6/0', '4/0']);
});

test('white parts at the paint shop become painted parts, kept for their line in the same transaction (OP-15)', async () => {
  await expect(slipOf(5)).rejects.toMatchObject(refusal(409, 'notAtPainter'));
  const { stockSlipNo } = await slipOf(3, { orderLineId: 'DO-2/1' });
  await expect(post(stockSlipNo)).rejects.toMatchObject(refusal(409, 'slipState'));
  const body = { stockSlipNo, countedLines: [{ partNo: 'FND-06-R', countedQuantity: 3 }], keeper: 'sun.wei' };
  expect(await whyRefused(system, 'receipt', stockSlipNo)).toBe(`单据 ${stockSlipNo} 属于“烤漆件外协处理”流程，请在该流程的任务中办理`);
  await system.client.recordReceipt({ body, idempotencyKey: key() });
  await expect(postSlip(system, stockSlipNo)).rejects.toMatchObject(refusal(409, 'ofFlow'));
  const { movementIds } = await post(stockSlipNo);
  expect(movementIds).toHaveLength(2);
  expect([await at('FND-06-W', 'PT'), await at('FND-06-R', 'AS')]).toEqual(['1/0', '7/6']);
  expect((await reportedToFinance(system)).at(-1)).toMatchObject({
    body: { type: 'paintReceipt', partNo: 'FND-06-R', quantity: 3, unitCost: '33.00', materialCost: '25.00', outsourcingOrderNo: 'OP-1' },
  });
});

test('another slip is no receipt of painted parts, and a slip of their kind is nobody else’s', async () => {
  const alone = await keeperSlip(system, 'paintReceiptSlip', [{ partNo: 'FND-06-R', quantity: 1 }]);
  expect(await whyRefused(system, 'receipt', alone)).toContain('烤漆件外协处理');
  const body = { kind: 'receiptSlip' as const, slipLines: [{ partNo: 'BRK-01', quantity: 1 }], maker: 'zhao.lei' };
  const { stockSlipNo } = await system.client.makeStockSlip({ body, idempotencyKey: key() });
  await expect(post(stockSlipNo)).rejects.toMatchObject(refusal(422, 'notAPaintReceipt'));
  expect(await handOut(system, stockSlipNo)).toMatchObject({ handOutResult: 'refused' });
});

test('white parts that do not lie there are reserved no longer, and the place is counted (OP-D2.2, SW-06)', async () => {
  await reserve(system, 'OP-9/1', 'FND-06-W', 4);
  const [before] = (await system.client.getStock({ query: { partNo: 'FND-06-W', location: 'AS' } })).stock;
  const prepare = (preparedQuantity: number, partNo = 'FND-06-W') =>
    system.client.recordPreparedPieces({ body: { outsourcingOrderNo: 'OP-9', orderLineId: 'OP-9/1', partNo, preparedQuantity }, idempotencyKey: key() });
  const counts = async () => (await system.running.db.selectFrom('outbox').selectAll().where('target', '=', 'countRequested').execute()).map(({ payload }) => payload);
  await expect(prepare(5)).rejects.toMatchObject(refusal(422, 'moreThanReserved'));
  await expect(prepare(1, 'NONE')).rejects.toMatchObject(refusal(422, 'unknownPart'));
  expect(await prepare(4)).toEqual({ keptQuantity: 4 });
  expect(await counts()).toEqual([]);
  expect(await prepare(1)).toEqual({ keptQuantity: 1 });
  expect(await at('FND-06-W', 'AS')).toBe(`${before?.onHand ?? 0}/${(before?.reserved ?? 0) - 3}`);
  expect(await counts()).toEqual([{ correlationKey: 'AS/FND-06-W', variables: { countLines: [{ partNo: 'FND-06-W', location: 'AS' }], countReason: 'OP-9' } }]);
});
