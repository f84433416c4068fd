import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { keeperSlip, postSlip, reviewedSlip } from './keeper-support';
import { key, refusal, reserve, startWarehouse, stockOf, type StartedWarehouse } from './test-support';

let system: StartedWarehouse;
beforeEach(async () => {
  system = await startWarehouse();
});
afterEach(() => system.close());

const reverse = (stockSlipNo: string, changes: object = {}) =>
  system.client.reverseStockSlip({ body: { stockSlipNo, reason: '多开了', requestedBy: 'li.min', reviewedBy: 'wang.fang', ...changes }, idempotencyKey: key() });
const lookUp = (stockSlipNo: string) => system.client.lookUpSlipCorrection({ params: { stockSlipNo } });
const inCompanyStore = async () => (await system.client.getStock({ query: { partNo: 'BRK-01', location: 'CO' } })).stock[0]?.onHand;

/** Ten brake levers drawn from the company store: 30 in the after-sales store, 90 left. */
async function drawn(): Promise<string> {
  const slip = await reviewedSlip(system, 'drawingSlip', [{ partNo: 'BRK-01', quantity: 10 }]);
  await system.client.recordHandOut({ body: { stockSlipNo: slip, decision: 'handOut', keeper: 'zhang.wei' }, idempotencyKey: key() });
  await postSlip(system, slip);
  return slip;
}

test('a posted slip goes back by a red-letter slip that names it; the slip itself stays as it is; finance hears of it', async () => {
  const slip = await drawn();
  expect(await lookUp(slip)).toEqual({ refusal: null, lines: [{ partNo: 'BRK-01', partName: '刹车把', quantity: 10 }] });
  expect(await reverse(slip)).toEqual({ refusal: null, redLetterSlipNo: 'RD-202609-001' });
  expect([await stockOf(system, 'BRK-01'), await inCompanyStore()]).toEqual(['20/0', 100]);
  const { redLetterSlips } = await system.client.listRedLetterSlips({ query: {} });
  expect(redLetterSlips).toMatchObject([{ redLetterSlipNo: 'RD-202609-001', reversedSlipNo: slip, reason: '多开了', requestedBy: 'li.min', reviewedBy: 'wang.fang' }]);
  const { stockSlips } = await system.client.listStockSlips({ query: { stockSlipNo: slip } });
  expect(stockSlips).toMatchObject([{ state: 'posted' }]);
  const { movements } = await system.client.listMovements({ query: {} });
  expect(movements.at(-1)).toMatchObject({ documentNo: 'RD-202609-001', type: 'redLetter', from: 'AS', to: 'CO', quantity: 10, note: '多开了' });
  const told = await system.running.db.selectFrom('outbox').select('payload').where('target', '=', 'finance/reverseStockMovement').execute();
  expect(told.map(({ payload }) => payload)).toEqual([
    {
      body: {
        movementId: expect.stringMatching(/^WH-/),
        reversedMovementId: expect.stringMatching(/^WH-/),
        documentNo: 'RD-202609-001',
        reason: '多开了',
        requestedBy: 'li.min',
        reviewedBy: 'wang.fang',
        at: expect.stringContaining('2026-09-07T09:00'),
      },
    },
  ]);
});

test('never twice, whoever asks at the same moment', async () => {
  const slip = await drawn();
  const answers = await Promise.all(Array.from({ length: 6 }, () => reverse(slip)));
  expect(answers.map(({ refusal: each }) => each).sort()).toEqual([...Array.from({ length: 5 }, () => 'alreadyReversed'), null]);
  expect(await stockOf(system, 'BRK-01')).toBe('20/0');
  expect(await lookUp(slip)).toMatchObject({ refusal: 'alreadyReversed' });
});

test('goods that are gone, or kept for somebody, do not go back; nothing moves', async () => {
  const slip = await drawn();
  await reserve(system, 'DO-202609-001/1', 'BRK-01', 21);
  expect(await reverse(slip)).toEqual({ refusal: 'goodsGone', redLetterSlipNo: null });
  expect([await stockOf(system, 'BRK-01'), await inCompanyStore()]).toEqual(['30/21', 90]);
});

test('a slip that is not posted, or that there is not, is told; the same hand is refused', async () => {
  const slip = await keeperSlip(system, 'drawingSlip', [{ partNo: 'BRK-01', quantity: 1 }]);
  expect(await reverse(slip)).toMatchObject({ refusal: 'notPosted' });
  expect(await reverse('DW-1')).toMatchObject({ refusal: 'unknownPaper' });
  expect(await lookUp('DW-1')).toEqual({ refusal: 'unknownPaper', lines: [] });
  await expect(reverse(slip, { reviewedBy: 'li.min' })).rejects.toMatchObject(refusal(409, 'sameHand'));
  await expect(reverse(slip, { reason: '' })).rejects.toMatchObject(refusal(400, 'invalidRequest'));
});

/** Counted by the keeper as the paper says. */
const signed = (stockSlipNo: string, partNo: string, countedQuantity: number) =>
  system.client.recordReceipt({ body: { stockSlipNo, countedLines: [{ partNo, countedQuantity }], keeper: 'sun.wei' }, idempotencyKey: key() });
const onHand = async (partNo: string, location: 'AS' | 'PT' | 'QH') => (await system.client.getStock({ query: { partNo, location } })).stock[0]?.onHand ?? 0;

test('painted parts that go back leave the white parts at the paint shop again', async () => {
  const body = { parts: [{ partNo: 'FND-06-W', name: '前挡泥板 白', unitCost: '25.00' }], opening: [{ partNo: 'FND-06-W', location: 'PT' as const, quantity: 5 }] };
  await system.client.loadStock({ body, idempotencyKey: key() });
  const receipt = { outsourcingOrderNo: 'OP-1', painterDeliveryNoteNo: 'PN-1', partNo: 'FND-06-R', whitePartNo: 'FND-06-W', quantity: 5, maker: 'li.min' };
  const { stockSlipNo } = await system.client.makePaintReceiptSlip({ body: receipt, idempotencyKey: key() });
  await signed(stockSlipNo, 'FND-06-R', 5);
  await system.client.postPaintReceipt({ body: { stockSlipNo }, idempotencyKey: key() });
  expect([await onHand('FND-06-R', 'AS'), await onHand('FND-06-W', 'PT')]).toEqual([9, 0]);
  expect(await reverse(stockSlipNo)).toMatchObject({ refusal: null });
  expect([await onHand('FND-06-R', 'AS'), await onHand('FND-06-W', 'PT')]).toEqual([4, 5]);
  const told = await system.running.db.selectFrom('outbox').select('payload').where('target', '=', 'purchasing/takeBackPaintAcceptance').execute();
  expect(told.map(({ payload }) => payload)).toEqual([{ body: { painterDeliveryNoteNo: 'PN-1', receiptSlipNo: stockSlipNo, quantity: 5 } }]);
});

test('bought parts that go back lie in inspection hold again, for a slip made out anew', async () => {
  const goods = { deliveryNo: 'DN-1', purchaseRequestNo: 'PP-1', partNo: 'BRK-01', quantity: 5 };
  await system.client.receiveIntoHold({ body: goods, idempotencyKey: key() });
  const slip = () => system.client.makeReceiptSlip({ body: { deliveryNo: 'DN-1', purchaseRequestNo: 'PP-1', quantity: 5, maker: 'li.min' }, idempotencyKey: key() });
  const { stockSlipNo } = await slip();
  await signed(stockSlipNo, 'BRK-01', 5);
  await system.client.postReceipt({ body: { stockSlipNo, shares: [] }, idempotencyKey: key() });
  await expect(slip()).rejects.toMatchObject(refusal(422, 'moreThanDelivered'));
  expect(await reverse(stockSlipNo)).toMatchObject({ refusal: null });
  expect([await onHand('BRK-01', 'AS'), await onHand('BRK-01', 'QH')]).toEqual([20, 5]);
  expect((await slip()).stockSlipNo).not.toBe(stockSlipNo);
});
