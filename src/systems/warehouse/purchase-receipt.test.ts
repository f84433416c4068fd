import { afterAll, beforeEach, beforeAll, describe, expect, test } from '@jest/globals';
import { keeperSlip, postSlip, slipState, whyRefused } from './keeper-support';
import { key, refusal, reportedToFinance, reserve, startWarehouse, type StartedWarehouse } from './test-support';

let system: StartedWarehouse;
beforeAll(async () => {
  system = await startWarehouse();
});
afterAll(() => system.close());

let deliveries = 0;
let deliveryNo = '';
const of = { purchaseRequestNo: 'PP-1' };
/** Before each case ten head lamps come into hold. */
beforeEach(async () => {
  deliveryNo = `DL-${(deliveries += 1)}`;
  await hold(deliveryNo);
});

const hold = (no: string, changes: object = {}) =>
  system.client.receiveIntoHold({ body: { ...of, deliveryNo: no, partNo: 'LMP-03', quantity: 10, ...changes }, idempotencyKey: key() });
const makeSlip = async (quantity: number, changes: object = {}) =>
  (await system.client.makeReceiptSlip({ body: { ...of, deliveryNo, quantity, maker: 'zhao.lei', ...changes }, idempotencyKey: key() })).stockSlipNo;
const count = (stockSlipNo: string, countedQuantity: number) =>
  system.client.recordReceipt({ body: { stockSlipNo, countedLines: [{ partNo: 'LMP-03', countedQuantity }], keeper: 'sun.wei' }, idempotencyKey: key() });
const takeIn = (stockSlipNo: string, shares: { orderLineId: string; quantity: number }[] = []) =>
  system.client.postReceipt({ body: { stockSlipNo, shares }, idempotencyKey: key() });
const sendBack = (quantity: number, changes: object = {}) =>
  system.client.returnToSupplier({ body: { ...of, vendorReturnNoteNo: `VN-${key()}`, deliveryNo, quantity, ...changes }, idempotencyKey: key() });

/** Pieces on hand, reserved and free of head lamps, in hold and in the store. */
async function lamps() {
  const { stock } = await system.client.getStock({ query: { partNo: 'LMP-03' } });
  const at = (place: string) => stock.find(({ location }) => location === place) ?? { onHand: 0, reserved: 0, free: 0 };
  return { hold: at('QH').onHand, store: at('AS').onHand, reserved: at('AS').reserved, free: at('AS').free };
}

test('passed pieces come into the store kept for their lines, finance is told; failed ones go back without value (S-PP-03)', async () => {
  const before = await lamps();
  const slip = await makeSlip(8);
  expect(await whyRefused(system, 'receipt', slip)).toBe(`单据 ${slip} 属于“采购配件入库”流程，请在该流程的任务中办理`);
  expect(await count(slip, 8)).toMatchObject({ receiptResult: 'signed' });
  await expect(postSlip(system, slip)).rejects.toMatchObject(refusal(409, 'ofFlow'));
  const told = (await reportedToFinance(system)).length;
  await takeIn(slip, [{ orderLineId: 'DO-1/1', quantity: 6 }, { orderLineId: 'DO-2/1', quantity: 1 }]);
  await sendBack(2);
  expect(await lamps()).toEqual({ hold: before.hold - 10, store: before.store + 8, reserved: before.reserved + 7, free: before.free + 1 });
  const { reservations } = await system.client.listReservations({ query: { orderNo: 'DO-1' } });
  expect(reservations).toEqual([expect.objectContaining({ orderLineId: 'DO-1/1', location: 'AS', quantity: 6 })]);
  expect((await reportedToFinance(system)).slice(told)).toEqual([
    { body: expect.objectContaining({ type: 'purchaseReceipt', quantity: 8, unitCost: '30.00', documentNo: slip }) },
  ]);
});

test('what is kept for a line is added to what it has; no other order takes it between', async () => {
  const first = await makeSlip(4);
  await count(first, 4);
  await takeIn(first, [{ orderLineId: 'DO-3/1', quantity: 1 }, { orderLineId: 'DO-3/1', quantity: 2 }]);
  const second = await makeSlip(6);
  await count(second, 6);
  const [, wish] = await Promise.all([
    takeIn(second, [{ orderLineId: 'DO-3/1', quantity: 6 }]),
    reserve(system, 'DO-4/1', 'LMP-03', 100),
  ]);
  const { reservations } = await system.client.listReservations({ query: { orderNo: 'DO-3' } });
  expect(reservations).toEqual([expect.objectContaining({ quantity: 9 })]);
  expect(wish.reservedQuantity).toBeLessThanOrEqual(100 - 9);
});

test('a count that differs makes the slip void, and a new one is made out for what is there (S-SW-05)', async () => {
  const before = await lamps();
  const first = await makeSlip(10);
  expect(await count(first, 9)).toMatchObject({ receiptResult: 'differs' });
  expect(await slipState(system, first)).toBe('void');
  const second = await makeSlip(9);
  await count(second, 9);
  await takeIn(second);
  expect(await lamps()).toMatchObject({ hold: before.hold - 9, store: before.store + 9 });
});

describe('bad input', () => {
  test('a receipt that names another request, another delivery, or more than was delivered is refused', async () => {
    const named = (status: number, code: string, field: string) => ({ problem: expect.objectContaining({ status, code, errors: [expect.objectContaining({ field })] }) });
    await expect(makeSlip(1, { purchaseRequestNo: 'PP-2' })).rejects.toMatchObject(named(422, 'deliveryOfOtherRequest', 'purchaseRequestNo'));
    await expect(makeSlip(1, { deliveryNo: 'DL-none' })).rejects.toMatchObject(named(422, 'unknownDelivery', 'deliveryNo'));
    await expect(makeSlip(11)).rejects.toMatchObject(named(422, 'moreThanDelivered', 'quantity'));
    await makeSlip(7);
    await expect(makeSlip(4)).rejects.toMatchObject(named(422, 'moreThanDelivered', 'quantity'));
    await expect(sendBack(4)).rejects.toMatchObject(named(422, 'moreThanDelivered', 'quantity'));
    await expect(sendBack(1, { purchaseRequestNo: 'PP-2' })).rejects.toMatchObject(named(422, 'deliveryOfOtherRequest', 'purchaseRequestNo'));
  });

  test('a delivery comes into hold once, a note moves once, a slip is posted once', async () => {
    await expect(hold(deliveryNo)).rejects.toMatchObject(refusal(409, 'alreadyMoved'));
    await expect(hold(deliveryNo, { partNo: 'BRK-01' })).rejects.toMatchObject(refusal(409, 'alreadyMoved'));
    await expect(hold('DL-x', { partNo: 'NO-SUCH' })).rejects.toMatchObject(refusal(422, 'unknownPart'));
    await sendBack(1, { vendorReturnNoteNo: 'VN-once' });
    await expect(sendBack(1, { vendorReturnNoteNo: 'VN-once' })).rejects.toMatchObject(refusal(409, 'alreadyMoved'));
    const slip = await makeSlip(1);
    await expect(takeIn(slip)).rejects.toMatchObject(refusal(409, 'slipState'));
    await count(slip, 1);
    await takeIn(slip);
    await expect(takeIn(slip)).rejects.toMatchObject(refusal(409, 'slipState'));
  });

  test('shares beyond the slip, of a line kept for another part, or on another kind of slip move nothing', async () => {
    const before = await lamps();
    const slip = await makeSlip(5);
    await count(slip, 5);
    await expect(takeIn(slip, [{ orderLineId: 'DO-5/1', quantity: 6 }])).rejects.toMatchObject(refusal(422, 'moreSharedThanReceived'));
    await reserve(system, 'DO-6/1', 'BRK-01', 1);
    await expect(takeIn(slip, [{ orderLineId: 'DO-6/1', quantity: 1 }])).rejects.toMatchObject(refusal(409, 'partDiffers'));
    const other = await keeperSlip(system, 'otherReceiptSlip', [{ partNo: 'LMP-03', quantity: 1 }]);
    await expect(takeIn(other)).rejects.toMatchObject(refusal(422, 'notAReceipt'));
    expect(await lamps()).toEqual(before);
    expect(await slipState(system, slip)).toBe('signed');
  });

  test.each([
    ['/hold/receipts', { ...of, deliveryNo: 'DL-9', partNo: 'LMP-03', quantity: 0 }, 'quantity'],
    ['/hold/returns', { ...of, deliveryNo: 'DL-9', quantity: 1 }, 'vendorReturnNoteNo'],
    ['/stock-slips/receipt-slips', { ...of, deliveryNo: 'DL-9', quantity: 1.5, maker: 'zhao.lei' }, 'quantity'],
    ['/stock-slips/receipt-posting', { stockSlipNo: 'SR-1', shares: [{ orderLineId: 'stock', quantity: 1 }] }, 'shares.0.orderLineId'],
  ])('%s %j is refused, naming %s', async (path, body, field) => {
    const answer = await system.post(path, body, key());
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalidRequest', errors: expect.arrayContaining([expect.objectContaining({ field })]) } });
  });
});
