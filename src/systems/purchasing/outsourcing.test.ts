import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { count, deliver, delivered, openedOrder, rework, sentOrder, theOrder, withPaintTerms } from './outsourcing-support';
import { key, refusal, startPurchasing, type StartedPurchasing } from './test-support';

let system: StartedPurchasing;
beforeAll(async () => {
  system = await startPurchasing();
  await withPaintTerms(system);
});
afterAll(() => system.close());

const client = () => system.client;
const decision = (shortageReportNo: string | null) => ({ body: { shortageReportNo: shortageReportNo ?? '', decidedBy: 'wu.hao' }, idempotencyKey: key() });
const report = (outsourcingOrderNo: string) => client().recordShortageReport({ body: { outsourcingOrderNo, cause: '漏挂', canSupply: true }, idempotencyKey: key() });
const review = (outsourcingOrderNo: string) => client().reviewOutsourcingOrder({ body: { outsourcingOrderNo }, idempotencyKey: key() });
const close = (outsourcingOrderNo: string) => client().closeOutsourcingOrder({ body: { outsourcingOrderNo }, idempotencyKey: key() });
const accept = (painterDeliveryNoteNo: string, quantity: number) => client().recordPaintAccepted({ body: { painterDeliveryNoteNo, quantity }, idempotencyKey: key() });

describe('orders', () => {
  test('nobody paints a part without terms', async () => {
    const body = { partNo: 'LMP-03', quantity: 1 };
    await expect(client().openOutsourcingOrder({ body, idempotencyKey: key() })).rejects.toMatchObject(refusal(422, 'noPaintTerms'));
  });

  test('white parts are drawn from the company store first only where that is switched on (I-OP-12)', async () => {
    const opened = () => client().openOutsourcingOrder({ body: { partNo: 'FND-06-B', quantity: 1 }, idempotencyKey: key() });
    expect(await opened()).toMatchObject({ drawWhiteParts: false });
    await withPaintTerms(system, { drawWhiteParts: true });
    expect(await opened()).toMatchObject({ drawWhiteParts: true });
    await withPaintTerms(system);
  });

  test('never more is sent than the order is for, and once', async () => {
    const outsourcingOrderNo = await openedOrder(system, 3);
    const sent = (quantity: number) => client().recordOutsourcingSent({ body: { outsourcingOrderNo, quantity, signedBy: '陈', sentBy: 'wu.hao' }, idempotencyKey: key() });
    await expect(sent(4)).rejects.toMatchObject(refusal(422, 'moreThanWanted'));
    await sent(2);
    await expect(sent(2)).rejects.toMatchObject(refusal(409, 'orderState'));
    expect(await theOrder(system, outsourcingOrderNo)).toMatchObject({ state: 'sent', sentQuantity: 2, outstandingQuantity: 2, fee: '8.00' });
  });

  test('one that was never sent is void, one with pieces to come is not closed', async () => {
    const unsent = await openedOrder(system, 1);
    expect(await close(unsent)).toEqual({ acceptedQuantity: 0, deductedQuantity: 0 });
    expect((await theOrder(system, unsent)).state).toBe('void');
    await expect(close(await sentOrder(system, 1))).rejects.toMatchObject(refusal(409, 'piecesExpected'));
  });
});

describe('a receipt slip that was reversed (I-G-14)', () => {
  const takeBack = (painterDeliveryNoteNo: string, receiptSlipNo: string, quantity: number) =>
    client().takeBackPaintAcceptance({ body: { painterDeliveryNoteNo, receiptSlipNo, quantity }, idempotencyKey: key() });
  const acceptAgain = (painterDeliveryNoteNo: string, quantity: number, missingQuantity: number) =>
    client().recordPaintAccepted({ body: { painterDeliveryNoteNo, quantity, missingQuantity }, idempotencyKey: key() });

  test('its pieces are to be taken in again; the order waits for them, once for each slip', async () => {
    const outsourcingOrderNo = await sentOrder(system, 5);
    const note = await delivered(system, outsourcingOrderNo, 5);
    await expect(takeBack(note, 'RP-1', 5)).rejects.toThrow('503: It is not known yet that RP-1 was taken in');
    await accept(note, 5);
    await takeBack(note, 'RP-1', 5);
    await expect(takeBack(note, 'RP-1', 5)).rejects.toMatchObject(refusal(409, 'slipTakenBack'));
    expect(await review(outsourcingOrderNo)).toMatchObject({ outstandingQuantity: 5 });
    expect((await theOrder(system, outsourcingOrderNo)).deliveryNotes).toMatchObject([{ acceptedQuantity: 0, takenBackQuantity: 5 }]);
    const told = await system.running.db.selectFrom('outbox').select('payload').where('target', '=', 'paintReceiptReversed').execute();
    expect(told.map(({ payload }) => payload)).toMatchObject([{ correlationKey: 'RP-1', variables: { outsourcingOrderNo, painterDeliveryNoteNo: note, passedQuantity: 5, orderLineId: null } }]);
    expect(await acceptAgain(note, 5, 0)).toEqual({ acceptedQuantity: 5, shortageReportNo: null });
    expect(await review(outsourcingOrderNo)).toMatchObject({ outstandingQuantity: 0 });
    expect(await close(outsourcingOrderNo)).toMatchObject({ acceptedQuantity: 5 });
  });

  test('of an order that is closed: what is not there is deducted, and not made up, as nobody waits for it', async () => {
    const outsourcingOrderNo = await sentOrder(system, 5);
    const note = await delivered(system, outsourcingOrderNo, 5);
    await accept(note, 5);
    await close(outsourcingOrderNo);
    await expect(accept(note, 1)).rejects.toMatchObject(refusal(409, 'orderState'));
    await takeBack(note, 'RP-2', 5);
    await expect(acceptAgain(note, 3, 3)).rejects.toMatchObject(refusal(422, 'moreThanTaken'));
    const { shortageReportNo } = await acceptAgain(note, 3, 2);
    await takeBack(note, 'RP-3', 3);
    expect(await acceptAgain(note, 2, 1)).toMatchObject({ acceptedQuantity: 2, shortageReportNo: expect.not.stringMatching(shortageReportNo ?? '') });
    await report(outsourcingOrderNo);
    await expect(client().askMakeUp(decision(shortageReportNo))).rejects.toMatchObject(refusal(409, 'orderState'));
    await client().recordPendingDeduction(decision(shortageReportNo));
    expect(await theOrder(system, outsourcingOrderNo)).toMatchObject({ state: 'closed', outstandingQuantity: 0 });
  });
});

describe('delivery notes', () => {
  test('before the signature, of an unknown order, or when nothing is expected: not recorded, with the reason', async () => {
    expect(await deliver(system, await openedOrder(system, 1), 1)).toMatchObject({ recorded: false, misfit: 'notSent' });
    expect(await deliver(system, 'OP-209901-001', 1)).toMatchObject({ recorded: false, misfit: 'unknownOrder', refusalReason: '没有外协单 OP-209901-001' });
    const done = await sentOrder(system, 1);
    await accept(await delivered(system, done, 1), 1);
    expect(await deliver(system, done, 1)).toMatchObject({ recorded: false, misfit: 'nothingExpected' });
  });

  test('the same note twice is one note; with other contents it is not recorded', async () => {
    const outsourcingOrderNo = await sentOrder(system, 3);
    const note = { noteNo: 'K-1' };
    const first = await deliver(system, outsourcingOrderNo, 3, note);
    expect(await deliver(system, outsourcingOrderNo, 3, note)).toEqual(first);
    expect(await deliver(system, outsourcingOrderNo, 2, note)).toMatchObject({ recorded: false, misfit: 'noteKnown', painterDeliveryNoteNo: null });
    expect((await theOrder(system, outsourcingOrderNo)).deliveryNotes).toHaveLength(1);
  });

  test('is counted once; surplus is left to the paint shop (I-OP-7)', async () => {
    const outsourcingOrderNo = await sentOrder(system, 5);
    const { painterDeliveryNoteNo } = await deliver(system, outsourcingOrderNo, 6);
    expect(await count(system, painterDeliveryNoteNo, 6)).toEqual({ inspectionQuantity: 5, missingQuantity: 0, surplusQuantity: 1, shortageReportNo: null });
    await expect(count(system, painterDeliveryNoteNo, 6)).rejects.toMatchObject(refusal(409, 'noteCounted'));
    await expect(accept(painterDeliveryNoteNo ?? '', 6)).rejects.toMatchObject(refusal(422, 'moreThanTaken'));
  });

  test('two notes of one delivery: what the first count misses may be on the second', async () => {
    const outsourcingOrderNo = await sentOrder(system, 5);
    const [first, second] = [await deliver(system, outsourcingOrderNo, 3), await deliver(system, outsourcingOrderNo, 2)];
    expect(await count(system, first.painterDeliveryNoteNo, 3)).toMatchObject({ missingQuantity: 0 });
    expect(await review(outsourcingOrderNo)).toMatchObject({ outstandingQuantity: 2 });
    expect(await count(system, second.painterDeliveryNoteNo, 1)).toMatchObject({ inspectionQuantity: 1, missingQuantity: 1 });
  });
});

describe('missing pieces', () => {
  const short = async (sent: number, came: number) => {
    const outsourcingOrderNo = await sentOrder(system, sent);
    const { painterDeliveryNoteNo } = await deliver(system, outsourcingOrderNo, came);
    const { shortageReportNo } = await count(system, painterDeliveryNoteNo, came);
    return { outsourcingOrderNo, shortageReportNo };
  };

  test('nothing is decided before the report, and once after it', async () => {
    const { outsourcingOrderNo, shortageReportNo } = await short(5, 3);
    await expect(client().askMakeUp(decision(shortageReportNo))).rejects.toMatchObject(refusal(409, 'notExplained'));
    expect(await report(outsourcingOrderNo)).toMatchObject({ recorded: true, shortageReportNo });
    expect(await report(outsourcingOrderNo)).toMatchObject({ recorded: false, misfit: 'nothingMissing' });
    expect(await client().askMakeUp(decision(shortageReportNo))).toEqual({ makeUpQuantity: 2 });
    await expect(client().recordPendingDeduction(decision(shortageReportNo))).rejects.toMatchObject(refusal(409, 'shortageSettled'));
    expect(await review(outsourcingOrderNo)).toMatchObject({ outstandingQuantity: 2 });
  });

  test('a deduction is kept with the month of the shortage; the pieces are owed no longer', async () => {
    const { outsourcingOrderNo, shortageReportNo } = await short(5, 4);
    await report(outsourcingOrderNo);
    const { deductionNo } = await client().recordPendingDeduction(decision(shortageReportNo));
    const { pendingDeductions } = await client().listPendingDeductions({ query: { painterNo: 'PNT-1' } });
    expect(pendingDeductions.filter((each) => each.deductionNo === deductionNo)).toMatchObject([
      { outsourcingOrderNo, whitePartNo: 'FND-06-W', quantity: 1, missedAt: expect.stringMatching(/^2026-09-07/), decidedBy: 'wu.hao' },
    ]);
    expect(await close(outsourcingOrderNo)).toEqual({ acceptedQuantity: 0, deductedQuantity: 1 });
  });

  test('pieces that passed and are not there to be taken in are missing; the order stays open until that is decided', async () => {
    const outsourcingOrderNo = await sentOrder(system, 3);
    const body = { painterDeliveryNoteNo: await delivered(system, outsourcingOrderNo, 3), quantity: 1, missingQuantity: 2 };
    await expect(client().recordPaintAccepted({ body: { ...body, quantity: 2 }, idempotencyKey: key() })).rejects.toMatchObject(refusal(422, 'moreThanTaken'));
    const { shortageReportNo } = await client().recordPaintAccepted({ body, idempotencyKey: key() });
    expect(await review(outsourcingOrderNo)).toMatchObject({ outstandingQuantity: 2 });
    await expect(close(outsourcingOrderNo)).rejects.toMatchObject(refusal(409, 'piecesExpected'));
    await report(outsourcingOrderNo);
    await client().recordPendingDeduction(decision(shortageReportNo));
    expect((await theOrder(system, outsourcingOrderNo)).shortageReports).toMatchObject([{ missedWhen: 'takenIn', missingQuantity: 2, remedy: 'deduct' }]);
    expect(await close(outsourcingOrderNo)).toEqual({ acceptedQuantity: 1, deductedQuantity: 2 });
  });

  test('missing and reworked pieces both expected: the note says which', async () => {
    const { outsourcingOrderNo, shortageReportNo } = await short(3, 2);
    await report(outsourcingOrderNo);
    await client().askMakeUp(decision(shortageReportNo));
    const [note] = (await theOrder(system, outsourcingOrderNo)).deliveryNotes;
    expect(await rework(system, note?.painterDeliveryNoteNo ?? '', 1)).toMatchObject({ failureCount: 1 });
    expect((await theOrder(system, outsourcingOrderNo)).outstandingFor).toEqual({ first: 0, makeUp: 1, rework: 1 });
    expect(await deliver(system, outsourcingOrderNo, 1)).toMatchObject({ recorded: false, misfit: 'purposeMissing' });
    expect(await deliver(system, outsourcingOrderNo, 1, { deliveredFor: 'first' })).toMatchObject({ recorded: false, misfit: 'notExpectedFor' });
    expect(await deliver(system, outsourcingOrderNo, 1, { deliveredFor: 'rework' })).toMatchObject({ recorded: true });
  });
});

test('failed pieces: never more than were counted, once per delivery, counted up in each rework (OP-D5.3)', async () => {
  const outsourcingOrderNo = await sentOrder(system, 2);
  const first = await delivered(system, outsourcingOrderNo, 2);
  await expect(rework(system, first, 3)).rejects.toMatchObject(refusal(422, 'moreThanTaken'));
  expect(await rework(system, first, 2)).toMatchObject({ failureCount: 1 });
  await expect(rework(system, first, 1)).rejects.toMatchObject(refusal(409, 'reworkRecorded'));
  expect(await rework(system, await delivered(system, outsourcingOrderNo, 2), 2)).toMatchObject({ failureCount: 2 });
  await accept(await delivered(system, outsourcingOrderNo, 2), 2);
  expect(await close(outsourcingOrderNo)).toEqual({ acceptedQuantity: 2, deductedQuantity: 0 });
});

test('white parts that are bought for an order line: the line they are painted for hears where they are; for stock, nobody', async () => {
  const orderLineId = 'DO-202609-077/1';
  const forLine = await client().openOutsourcingOrder({ body: { partNo: 'FND-06-B', quantity: 1, orderLineId }, idempotencyKey: key() });
  for (const outsourcingOrderNo of [forLine.outsourcingOrderNo, await openedOrder(system, 1)]) {
    await client().requestLine({ body: { partNo: 'LMP-03', quantity: 1, orderLineId: `${outsourcingOrderNo}/1` }, idempotencyKey: key() });
  }
  const told = await system.running.db.selectFrom('outbox').select('payload').where('target', '=', 'order-desk/recordSupplyStage').execute();
  expect(told.map(({ payload }) => payload)).toMatchObject([
    { body: { orderLineId, stage: 'preparingWhiteParts', quantity: 1 } },
    { body: { orderLineId, stage: 'purchaseRequested' } },
  ]);
});

test('the line hears what of its pieces is missing, made up and reworked, how many are still awaited, and when they are due', async () => {
  const orderLineId = 'DO-202609-078/1';
  const body = { partNo: 'FND-06-B', quantity: 5, orderLineId };
  const { outsourcingOrderNo } = await client().openOutsourcingOrder({ body, idempotencyKey: key() });
  await client().recordOutsourcingSent({ body: { outsourcingOrderNo, quantity: 5, signedBy: '陈师傅', sentBy: 'wu.hao' }, idempotencyKey: key() });
  const due = { outsourcingOrderNo, dueFor: 'order' as const, quantity: 5, dueAt: '2026-09-11T00:00:00+08:00' };
  await client().recordPaintDue({ body: due, idempotencyKey: key() });
  const { painterDeliveryNoteNo } = await deliver(system, outsourcingOrderNo, 4);
  const { shortageReportNo } = await count(system, painterDeliveryNoteNo, 4);
  await accept(painterDeliveryNoteNo ?? '', 4);
  await report(outsourcingOrderNo);
  await client().askMakeUp(decision(shortageReportNo));
  const rows = await system.running.db.selectFrom('outbox').select('payload').where('target', '=', 'order-desk/recordSupplyStage').orderBy('id').execute();
  expect(rows.map(({ payload }) => payload).filter((each) => JSON.stringify(each).includes(orderLineId))).toMatchObject([
    { body: { stage: 'preparingWhiteParts', quantity: 5, expectedOn: null } },
    { body: { stage: 'painting', expectedOn: '2026-09-10' } },
    { body: { stage: 'inspecting', expectedOn: null } },
    { body: { stage: 'shortageInQuestion', quantity: 1, expectedOn: null } },
    { body: { stage: 'makingUp', quantity: 1, expectedOn: '2026-09-10' } },
  ]);
});
