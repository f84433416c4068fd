import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { accept, bought, choose, collected, deliver, key, messages, progress, refusal, sendBack, startPurchasing, type StartedPurchasing } from './test-support';

let system: StartedPurchasing;
beforeAll(async () => {
  system = await startPurchasing();
});
afterAll(() => system.close());

const settle = (purchaseRequestNo: string, final: boolean) => system.client.settleLines({ body: { purchaseRequestNo, final }, idempotencyKey: key() });
const settledFor = async (id: string) => (await messages(system, 'purchaseLineSettled')).filter((each) => JSON.stringify(each).includes(id));

test('a supplier is settled on for what is open, at a price', async () => {
  const { purchaseRequestNo } = await collected(system, [6, 4]);
  expect(await choose(system, purchaseRequestNo)).toEqual({ supplierName: '甲厂', orderedQuantity: 10, purchaseAmount: '300.00' });
  expect(await progress(system, purchaseRequestNo)).toMatchObject({ undeliveredQuantity: 10, openQuantity: 0 });
  await expect(choose(system, purchaseRequestNo, 'SUP-C')).rejects.toMatchObject(refusal(409, 'choiceStands'));
  await system.client.withdrawChoice({ body: { purchaseRequestNo }, idempotencyKey: key() });
  expect(await choose(system, purchaseRequestNo, 'SUP-C')).toMatchObject({ supplierName: '丙厂' });
  await deliver(system, purchaseRequestNo, 10);
  await expect(choose(system, purchaseRequestNo)).rejects.toMatchObject(refusal(409, 'nothingToSource'));
});

test('8 of 10 are shared in the order of registration, the others come back short (S-PP-03)', async () => {
  const { purchaseRequestNo, requestLineIds: [first = '', second = ''] } = await bought(system, [6, 4]);
  const deliveryNo = await deliver(system, purchaseRequestNo, 10);
  expect(await accept(system, purchaseRequestNo, deliveryNo, 8)).toEqual({
    shares: [
      { requestLineId: first, orderLineId: 'DO-202609-001/1', quantity: 6 },
      { requestLineId: second, orderLineId: 'DO-202609-002/1', quantity: 2 },
    ],
    freeQuantity: 0,
  });
  expect((await settle(purchaseRequestNo, false)).lines.map(({ requestLineId }) => requestLineId)).toEqual([first]);
  await sendBack(system, purchaseRequestNo, deliveryNo, 2, 'return');
  expect(await progress(system, purchaseRequestNo)).toMatchObject({ acceptedQuantity: 8, inspectionQuantity: 0, openQuantity: 2 });
  expect(await system.client.dropNeed({ body: { purchaseRequestNo, quantity: 1 }, idempotencyKey: key() })).toEqual({ droppedQuantity: 1 });
  expect(await system.client.dropNeed({ body: { purchaseRequestNo, quantity: 5 }, idempotencyKey: key() })).toEqual({ droppedQuantity: 1 });
  expect(await settle(purchaseRequestNo, true)).toEqual({
    requestResult: 'receivedInPart',
    receivedQuantity: 8,
    shortQuantity: 2,
    lines: [{ requestLineId: second, lineState: 'receivedInPart', receivedQuantity: 2, shortQuantity: 2 }],
  });
  expect(await settledFor(first)).toEqual([{ correlationKey: first, variables: { requestLineId: first, receivedQuantity: 6, shortQuantity: 0 } }]);
  expect(await settledFor(second)).toEqual([{ correlationKey: second, variables: { requestLineId: second, receivedQuantity: 2, shortQuantity: 2 } }]);
  await expect(deliver(system, purchaseRequestNo, 1)).rejects.toMatchObject(refusal(409, 'requestClosed'));
  const { requestLines } = await system.client.listRequestLines({ query: { purchaseRequestNo } });
  expect(requestLines.map(({ trackingRecord }) => trackingRecord.map(({ event }) => event))).toEqual([
    ['requested', 'collected', 'supplierChosen', 'delivered', 'accepted', 'settled'],
    ['requested', 'collected', 'supplierChosen', 'delivered', 'accepted', 'settled'],
  ]);
});

test('another order of sharing serves the smallest needs first', async () => {
  const { purchaseRequestNo, requestLineIds: [, second = ''] } = await bought(system, [6, 2]);
  const deliveryNo = await deliver(system, purchaseRequestNo, 8);
  const body = { purchaseRequestNo, deliveryNo, receiptSlipNo: 'SR-small', acceptedQuantity: 3, sharingOrder: 'fewestPiecesFirst' as const };
  const { shares } = await system.client.shareAccepted({ body, idempotencyKey: key() });
  expect(shares.map(({ quantity }) => quantity)).toEqual([2, 1]);
  expect(shares[0]?.requestLineId).toBe(second);
  await expect(system.client.shareAccepted({ body, idempotencyKey: key() })).rejects.toMatchObject(refusal(409, 'slipShared'));
});

test('deliveries come in parts; the count holds, the rest comes, is given up or is sourced anew (PP-D4.3, S-PP-09)', async () => {
  const { purchaseRequestNo } = await bought(system, [10]);
  await expect(deliver(system, purchaseRequestNo, 4)).rejects.toMatchObject(refusal(422, 'undeliveredMissing', 'undelivered'));
  await deliver(system, purchaseRequestNo, 4, { undelivered: 'expected' });
  expect(await progress(system, purchaseRequestNo)).toMatchObject({ undeliveredQuantity: 6, inspectionQuantity: 4, openQuantity: 0 });
  const body = { purchaseRequestNo, deliveryNoteNo: 'SN-differs', notedQuantity: 5, countedQuantity: 3, undelivered: 'givenUp' as const, purchaser: 'qian.wei' };
  expect(await system.client.recordDelivery({ body, idempotencyKey: key() })).toMatchObject({ countDiffers: true, undeliveredQuantity: 0 });
  expect(await progress(system, purchaseRequestNo)).toMatchObject({ undeliveredQuantity: 0, inspectionQuantity: 7, givenUpQuantity: 3, openQuantity: 0 });
  const other = await bought(system, [5]);
  expect(await deliver(system, other.purchaseRequestNo, 0, { undelivered: 'sourceAnew' })).toBe('');
  expect(await progress(system, other.purchaseRequestNo)).toMatchObject({ undeliveredQuantity: 0, openQuantity: 5 });
  await expect(deliver(system, other.purchaseRequestNo, 1)).rejects.toMatchObject(refusal(409, 'nothingBought'));
});

test('an exchange comes in parts, and the request is told each time (PP-14, S-PP-05)', async () => {
  const { purchaseRequestNo } = await bought(system, [5]);
  const deliveryNo = await deliver(system, purchaseRequestNo, 5);
  const { vendorReturnNoteNo } = await sendBack(system, purchaseRequestNo, deliveryNo, 5, 'exchange');
  expect(await progress(system, purchaseRequestNo)).toMatchObject({ exchangeQuantity: 5, exchangeNoteNo: vendorReturnNoteNo, replacementAwaited: true, openQuantity: 0 });
  await expect(settle(purchaseRequestNo, true)).rejects.toMatchObject(refusal(409, 'stillUnderWay'));
  const replace = (countedQuantity: number, changes: object = {}) =>
    system.client.recordReplacement({ body: { vendorReturnNoteNo, countedQuantity, ...changes }, idempotencyKey: key() });
  const { deliveryNo: part } = await replace(3, { deliveryNoteNo: 'SN-x1', undelivered: 'expected' });
  await expect(replace(3, { deliveryNoteNo: 'SN-x2' })).rejects.toMatchObject(refusal(422, 'moreThanExchanged', 'countedQuantity'));
  await expect(replace(0, { undelivered: 'expected' })).rejects.toMatchObject(refusal(422, 'nothingCame', 'countedQuantity'));
  await replace(0, { undelivered: 'sourceAnew' });
  expect(await messages(system, 'supplierReplacementDelivered')).toEqual([
    { correlationKey: purchaseRequestNo, variables: { deliveryNo: part, deliveredQuantity: 3, supplierNo: 'SUP-A', supplierName: '甲厂', unitPrice: 30 } },
    { correlationKey: purchaseRequestNo, variables: expect.objectContaining({ deliveryNo: null, deliveredQuantity: 0 }) },
  ]);
  expect(await progress(system, purchaseRequestNo)).toMatchObject({ exchangeQuantity: 0, inspectionQuantity: 3, replacementAwaited: true, openQuantity: 2 });
  await accept(system, purchaseRequestNo, part ?? '', 3);
  expect(await progress(system, purchaseRequestNo)).toMatchObject({ replacementAwaited: false });
  await expect(replace(1, { deliveryNoteNo: 'SN-x3' })).rejects.toMatchObject(refusal(409, 'notAnExchange'));
});

test('goods that fail and are returned are open again, and another supplier may serve them (S-PP-04)', async () => {
  const { purchaseRequestNo } = await bought(system, [10]);
  const deliveryNo = await deliver(system, purchaseRequestNo, 10);
  await sendBack(system, purchaseRequestNo, deliveryNo, 10, 'return');
  expect(await choose(system, purchaseRequestNo, 'SUP-C')).toMatchObject({ orderedQuantity: 10 });
  const second = await deliver(system, purchaseRequestNo, 10);
  await accept(system, purchaseRequestNo, second, 10);
  expect(await settle(purchaseRequestNo, true)).toMatchObject({ requestResult: 'receivedInFull', shortQuantity: 0 });
});

test('nobody supplies the part: settled with nothing (PP-D1.2, S-PP-10)', async () => {
  const { purchaseRequestNo, requestLineIds: [id = ''] } = await collected(system, [6]);
  await system.client.dropNeed({ body: { purchaseRequestNo, reason: '无人报价' }, idempotencyKey: key() });
  expect(await settle(purchaseRequestNo, true)).toMatchObject({ requestResult: 'notReceived', receivedQuantity: 0 });
  const request = await system.client.getRequest({ params: { purchaseRequestNo } });
  expect(request).toMatchObject({ givenUpReason: '无人报价', progress: { givenUpQuantity: 6, openQuantity: 0 } });
  expect(await settledFor(id)).toEqual([{ correlationKey: id, variables: { requestLineId: id, receivedQuantity: 0, shortQuantity: 6 } }]);
});

const stagesOf = async (orderLineId: string) =>
  (await messages(system, 'order-desk/recordSupplyStage')).map((each) => JSON.stringify(each)).filter((each) => each.includes(`"${orderLineId}"`)).slice(-1);

test('a part delivery is taken in: its line hears of the rest, how many, and when it is expected (dealer’s view)', async () => {
  const { purchaseRequestNo, requestLineIds } = await collected(system, [10]);
  await system.client.chooseSupplier({ body: { purchaseRequestNo, supplierNo: 'SUP-A', unitPrice: '30.00', expectedOn: '2026-09-18', purchaser: 'qian.wei' }, idempotencyKey: key() });
  const deliveryNo = await deliver(system, purchaseRequestNo, 6, { undelivered: 'expected' });
  expect(await stagesOf('DO-202609-001/1')).toEqual([expect.stringContaining('"inspecting"')]);
  await accept(system, purchaseRequestNo, deliveryNo, 6);
  expect(await stagesOf('DO-202609-001/1')).toEqual([expect.stringMatching(/"stage":"ordered".*"quantity":4|"quantity":4.*"stage":"ordered"/)]);
  expect(await stagesOf('DO-202609-001/1')).toEqual([expect.stringContaining('2026-09-18')]);
  expect(requestLineIds).toHaveLength(1);
});

test('pieces that passed and are not there are missing: nothing is accepted, nobody waits for them, the need is short (SW-D2.2)', async () => {
  const { purchaseRequestNo } = await bought(system, [5]);
  const deliveryNo = await deliver(system, purchaseRequestNo, 5);
  await sendBack(system, purchaseRequestNo, deliveryNo, 3, 'exchange');
  const [note] = (await system.client.getRequest({ params: { purchaseRequestNo } })).vendorReturns;
  const given = { vendorReturnNoteNo: note?.vendorReturnNoteNo ?? '', deliveryNoteNo: 'SN-again', countedQuantity: 3 };
  const replaced = await system.client.recordReplacement({ body: given, idempotencyKey: key() });
  const miss = (no: string | null, missingQuantity: number) =>
    system.client.recordMissingGoods({ body: { purchaseRequestNo, deliveryNo: no ?? '', missingQuantity }, idempotencyKey: key() });
  await expect(miss(replaced.deliveryNo, 4)).rejects.toMatchObject(refusal(422, 'moreThanDelivered', 'missingQuantity'));
  await miss(replaced.deliveryNo, 3);
  const body = { purchaseRequestNo, deliveryNo, receiptSlipNo: 'SR-one-missing', acceptedQuantity: 1, missingQuantity: 1, sharingOrder: 'registeredFirst' as const };
  await system.client.shareAccepted({ body, idempotencyKey: key() });
  expect(await progress(system, purchaseRequestNo)).toMatchObject({ acceptedQuantity: 1, missingQuantity: 4, inspectionQuantity: 0, openQuantity: 0, replacementAwaited: false });
  expect(await settle(purchaseRequestNo, true)).toMatchObject({ requestResult: 'receivedInPart', receivedQuantity: 1, shortQuantity: 4 });
});

test('a reversed receipt slip is taken back once; a need that was answered keeps its share (I-G-14)', async () => {
  const { purchaseRequestNo, requestLineIds: [first = '', second = ''] } = await bought(system, [2, 4]);
  const deliveryNo = await deliver(system, purchaseRequestNo, 6);
  const slip = (receiptSlipNo: string, acceptedQuantity: number) =>
    system.client.shareAccepted({ body: { purchaseRequestNo, deliveryNo, receiptSlipNo, acceptedQuantity, sharingOrder: 'registeredFirst' }, idempotencyKey: key() });
  await slip('SR-wrong', 5);
  await settle(purchaseRequestNo, false);
  const takeBack = (receiptSlipNo: string) => system.client.takeBackAcceptance({ body: { purchaseRequestNo, receiptSlipNo }, idempotencyKey: key() });
  await expect(takeBack('SR-none')).rejects.toMatchObject(refusal(404, 'notFound'));
  await takeBack('SR-wrong');
  await expect(takeBack('SR-wrong')).rejects.toMatchObject(refusal(409, 'slipTakenBack'));
  expect(await progress(system, purchaseRequestNo)).toMatchObject({ acceptedQuantity: 0, inspectionQuantity: 6 });
  const { requestLines } = await system.client.listRequestLines({ query: { purchaseRequestNo } });
  expect(requestLines.map(({ requestLineId, state, receivedQuantity }) => [requestLineId, state, receivedQuantity])).toEqual([
    [first, 'receivedInFull', 2],
    [second, 'collected', 0],
  ]);
  expect(requestLines[1]?.trackingRecord.at(-1)).toMatchObject({ event: 'takenBack', quantity: 3, paperNo: 'SR-wrong' });
  expect(await slip('SR-right', 6)).toMatchObject({ shares: [{ requestLineId: second, quantity: 4 }], freeQuantity: 2 });
});
