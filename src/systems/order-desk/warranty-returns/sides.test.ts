import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { refusal } from '../test-support';
import { key, returnLine, startReturnsDesk } from './test-support';

let started: Awaited<ReturnType<typeof startReturnsDesk>>;
let steps: (typeof started)['steps'];

beforeAll(async () => {
  started = await startReturnsDesk();
  steps = started.steps;
});
afterAll(() => started.desk.close());

const outbox = async (target: string) => {
  const rows = await started.desk.running.db.selectFrom('outbox').select(['target', 'payload']).orderBy('id').execute();
  return rows.filter((row) => row.target === target).map(({ payload }) => payload as { correlationKey: string; variables: Record<string, unknown> });
};

describe('a ruling out of scope', () => {
  test('is registered, told, answered once; each part has its own question', async () => {
    const caseNo = await steps.ruled([returnLine('CTL-02'), returnLine('LMP-03')], ['outOfScope', 'outOfScope']);
    const [one, two] = [`${caseNo}/1`, `${caseNo}/2`];
    await expect(steps.contact(one)).rejects.toMatchObject(refusal(409, 'notRegistered'));
    const { outOfScopeNo } = await steps.register(one);
    expect(await steps.register(one)).toEqual({ outOfScopeNo });
    await steps.register(two);
    await expect(steps.answer(one, 'confirmed')).rejects.toMatchObject(refusal(409, 'questionClosed'));
    await expect(steps.contact(one)).resolves.toMatchObject({ answerKey: one });
    await expect(steps.contact(one)).rejects.toMatchObject(refusal(409, 'questionOpen'));
    await steps.contact(two);
    await expect(steps.answer(one, 'givenUp')).rejects.toMatchObject(refusal(400, 'invalidRequest'));
    await expect(steps.answer(one, 'confirmed', undefined, 'D-102')).rejects.toMatchObject(refusal(422, 'returnedPartOfOtherDealer'));
    await expect(steps.answer(`${caseNo}/9`, 'confirmed')).rejects.toMatchObject(refusal(422, 'unknownReturnedPart'));
    await steps.answer(one, 'givenUp', '不要了');
    expect((await outbox('dealerAnswered')).map(({ correlationKey }) => correlationKey)).toEqual([one]);
    await expect(steps.answer(one, 'confirmed')).rejects.toMatchObject(refusal(409, 'questionClosed'));
    await expect(steps.closeQuestion(one)).resolves.toMatchObject({ dealerAnswer: 'givenUp', answerNote: '不要了' });
    await expect(steps.closeQuestion(two)).resolves.toMatchObject({ dealerAnswer: 'silent' });
    await expect(steps.answer(two, 'confirmed')).rejects.toMatchObject(refusal(409, 'questionClosed'));
    const form = { returnedPartNo: two, dealerNo: 'D-101', answer: 'confirmed' as const };
    await expect(steps.client.recordRulingAnswer({ body: form, ...key() })).resolves.toMatchObject({ answered: false, refusal: expect.stringContaining(two) });
    await expect(steps.closeQuestion(`${caseNo}/9`)).rejects.toMatchObject(refusal(404, 'notFound'));
  });

  test('the part goes back, which ends both sides; one in scope is not registered', async () => {
    const caseNo = await steps.ruled([returnLine('CTL-02'), returnLine('LMP-03')], ['outOfScope', 'inScope']);
    await expect(steps.register(`${caseNo}/2`)).rejects.toMatchObject(refusal(409, 'partInScope'));
    await expect(steps.end('dealer', 'returnedOutOfScope', `${caseNo}/2`)).rejects.toMatchObject(refusal(422, 'endUnfit'));
    await expect(steps.end('dealer', 'scrapCandidate', `${caseNo}/1`)).rejects.toMatchObject(refusal(422, 'endUnfit'));
    await steps.end('dealer', 'returnedOutOfScope', `${caseNo}/1`);
    expect(await steps.sides(caseNo)).toEqual(['1 CTL-02 x 1: returnedOutOfScope/notApplicable', '2 LMP-03 x 1: open/open']);
    await expect(steps.end('dealer', 'noRemedy', `${caseNo}/1`)).rejects.toMatchObject(refusal(409, 'sideEnded'));
  });

  test('a re-check brings it into scope', async () => {
    const caseNo = await steps.ruled([returnLine('CTL-02')], ['outOfScope']);
    const returnedPartNo = `${caseNo}/1`;
    await expect(steps.remedy(returnedPartNo, 'exchange')).resolves.toMatchObject({ refusal: expect.stringContaining('超出三包范围') });
    await steps.register(returnedPartNo);
    await steps.contact(returnedPartNo);
    await steps.answer(returnedPartNo, 'contested', '接线正确');
    await steps.closeQuestion(returnedPartNo);
    await expect(steps.remedy(returnedPartNo, 'exchange')).resolves.toEqual({ refusal: null, dealerEnd: null });
    await steps.client.recordSecondRuling({ body: { returnedPartNo, ruling: 'inScope', ruledAt: '2026-09-10T10:00:00+08:00' }, ...key() });
    expect((await steps.view(caseNo)).returnedParts).toMatchObject([{ ruling: 'inScope', dealerAnswer: 'contested' }]);
  });
});

describe('the dealer side', () => {
  test('no exchange wanted: it has ended; exchanged: the order ends it', async () => {
    const caseNo = await steps.ruled([returnLine('BRK-01'), returnLine('CTL-02', 2)], ['inScope', 'inScope']);
    await expect(steps.remedy(`${caseNo}/1`, 'none')).resolves.toEqual({ refusal: null, dealerEnd: 'noRemedy' });
    await expect(steps.exchange(`${caseNo}/2`)).rejects.toMatchObject(refusal(409, 'exchangeNotAgreed'));
    await steps.remedy(`${caseNo}/2`, 'exchange');
    const { orderNo, exchangeKey } = await steps.exchange(`${caseNo}/2`);
    expect(exchangeKey).toBe(`${caseNo}/2`);
    expect(await steps.exchange(`${caseNo}/2`)).toEqual({ orderNo, exchangeKey });
    expect(await steps.client.getOrder({ params: { orderNo } })).toMatchObject({ source: 'warrantyExchange', dealerNo: 'D-101', lines: [] });
    await steps.client.cancelOrder({ body: { orderNo }, ...key() }).catch(() => undefined);
  });

  test('an exchange that is not supplied leaves the side open for another decision', async () => {
    const caseNo = await steps.ruled([returnLine('CTL-02')], ['inScope']);
    const returnedPartNo = `${caseNo}/1`;
    await steps.remedy(returnedPartNo, 'exchange');
    const { orderNo } = await steps.exchange(returnedPartNo);
    await steps.client.openOrder({ body: { orderNo, faxRegisterNo: 'FR-1', registeredBy: 'li.min' }, ...key() });
    await steps.client.checkOrder({ body: { orderNo }, ...key() });
    await steps.client.requestCancellation({ body: { orderNo, dealerNo: 'D-101' }, ...key() });
    await steps.client.cancelOrder({ body: { orderNo }, ...key() });
    expect((await outbox('orderClosed')).at(-1)).toMatchObject({ correlationKey: returnedPartNo, variables: { endState: 'cancelled' } });
    expect((await steps.view(caseNo)).returnedParts).toMatchObject([{ orderNo, orderEnd: 'cancelled', dealerEnd: null }]);
    const again = await steps.exchange(returnedPartNo);
    expect(again.orderNo).not.toBe(orderNo);
    await expect(steps.remedy(returnedPartNo, 'none')).resolves.toMatchObject({ dealerEnd: 'noRemedy' });
    await expect(steps.remedy(returnedPartNo, 'exchange')).resolves.toMatchObject({ refusal: expect.stringContaining(returnedPartNo) });
  });

  test('what an incident gave already is not exchanged again', async () => {
    const incident = await started.accepted();
    const one = [{ partNo: 'CTL-02', quantity: 1 }];
    await started.measure(incident, { measures: ['sendParts', 'partReturn'], partsToSend: one, partsToReturn: one });
    await steps.client.expectPartReturn({ body: { caseNo: incident }, ...key() });
    const caseNo = await steps.ruled([returnLine('CTL-02', 1, { expectedCaseNo: incident })], ['inScope']);
    await expect(steps.remedy(`${caseNo}/1`, 'exchange')).resolves.toEqual({ refusal: `案件 ${incident} 已为该件给过处理，不再调换`, dealerEnd: null });
    await expect(steps.remedy(`${caseNo}/1`, 'none')).resolves.toMatchObject({ dealerEnd: 'noRemedy' });
  });

  test('a repaired motor goes back', async () => {
    const caseNo = await steps.ruled([returnLine('MTR-04')], ['forRepair']);
    await steps.remedy(`${caseNo}/1`, 'repair');
    await steps.end('dealer', 'repairedAndReturned', `${caseNo}/1`);
    await expect(steps.close(caseNo)).resolves.toMatchObject({ partEnds: [{ dealerEnd: 'repairedAndReturned', supplierEnd: 'notApplicable' }] });
  });
});

describe('the supplier side', () => {
  const settled = async (...quantities: number[]) => {
    const caseNo = await steps.ruled(quantities.map((quantity) => returnLine('CTL-02', quantity)), []);
    for (const index of quantities.keys()) await steps.remedy(`${caseNo}/${index + 1}`, 'none');
    return caseNo;
  };

  test('parts go their ways; those to be cleared by supplier', async () => {
    const caseNo = await settled(1, 1, 1, 1);
    const part = (no: number) => `${caseNo}/${no}`;
    await expect(steps.route(caseNo, [{ returnedPartNo: part(1), route: 'clear' }])).rejects.toMatchObject(refusal(422, 'supplierMissing'));
    const routed = await steps.route(caseNo, [
      { returnedPartNo: part(1), route: 'clear', supplierNo: 'SUP-B' },
      { returnedPartNo: part(2), route: 'clear', supplierNo: 'SUP-A' },
      { returnedPartNo: part(3), route: 'scrap' },
      { returnedPartNo: part(4), route: 'keep' },
    ]);
    expect(routed.clearings.map(({ clearingKey, parts }) => `${clearingKey}: ${parts.map(({ oldPartNo }) => oldPartNo).join()}`)).toEqual([`${caseNo}/SUP-A: ${part(2)}`, `${caseNo}/SUP-B: ${part(1)}`]);
    expect(routed).toMatchObject({ scrapParts: [{ returnedPartNo: part(3) }], keptParts: [{ returnedPartNo: part(4), partName: '控制器' }] });
    await steps.end('supplier', 'keptAsOldPart', part(4));
    await expect(steps.route(caseNo, [{ returnedPartNo: part(4), route: 'scrap' }])).rejects.toMatchObject(refusal(409, 'sideEnded'));
    await expect(steps.close(caseNo)).rejects.toMatchObject(refusal(409, 'sidesOpen'));
  });

  test('a supplier takes some: the part is split, in the same lot, on the same dealer side; each ends once', async () => {
    const caseNo = await steps.ruled([returnLine('CTL-02', 3)], []);
    const part = `${caseNo}/1`;
    await steps.remedy(part, 'exchange');
    const { orderNo } = await steps.exchange(part);
    const [clearing] = (await steps.route(caseNo, [{ returnedPartNo: part, route: 'clear', supplierNo: 'SUP-A' }])).clearings;
    const clearingKey = clearing?.clearingKey ?? '';
    await expect(steps.clerkAnswers(clearingKey, [{ returnedPartNo: part, acceptedQuantity: 4 }])).resolves.toMatchObject({ refusal: expect.stringContaining('多于清退件数') });
    await expect(steps.clerkAnswers(clearingKey, [{ returnedPartNo: `${caseNo}/9`, acceptedQuantity: 1 }])).resolves.toMatchObject({ refusal: `退件 ${caseNo}/9 不在本次清退中` });
    const answer = await steps.clerkAnswers(clearingKey, [{ returnedPartNo: part, acceptedQuantity: 2 }], '收两件');
    expect(answer).toMatchObject({
      takenParts: [{ returnedPartNo: part, oldPartNo: part, quantity: 2 }],
      refusedParts: [{ returnedPartNo: `${caseNo}/2`, oldPartNo: part, quantity: 1 }],
      supplierNote: '收两件',
    });
    await expect(steps.clerkAnswers(clearingKey, [])).resolves.toEqual(answer);
    await steps.end('supplier', 'clearedWithSupplier', part);
    await steps.end('supplier', 'scrapCandidate', `${caseNo}/2`);
    expect(await steps.sides(caseNo)).toEqual(['1 CTL-02 x 2: open/clearedWithSupplier', '2 CTL-02 x 1: open/scrapCandidate']);
    expect((await steps.view(caseNo)).returnedParts.map((each) => each.orderNo)).toEqual([orderNo, null]);
    await steps.client.recordSupplierCredit({ body: { otherIssueSlipNo: 'OI-1', clearingKey, voucherNo: 'SO-1' }, ...key() });
    expect((await steps.view(caseNo)).returnedParts.map(({ creditVoucherNo }) => creditVoucherNo)).toEqual(['SO-1', null]);
    await steps.client.openOrder({ body: { orderNo, faxRegisterNo: 'FR-2', registeredBy: 'li.min' }, ...key() });
    await steps.client.checkOrder({ body: { orderNo }, ...key() });
    await steps.client.requestCancellation({ body: { orderNo, dealerNo: 'D-101' }, ...key() });
    await steps.client.cancelOrder({ body: { orderNo }, ...key() });
    await steps.remedy(part, 'none');
    await expect(steps.close(caseNo)).resolves.toMatchObject({ partEnds: [{ dealerEnd: 'noRemedy' }, { dealerEnd: 'noRemedy', supplierEnd: 'scrapCandidate' }] });
  });

  test('what the supplier himself tells wakes the flow, once', async () => {
    const caseNo = await settled(1);
    const [clearing] = (await steps.route(caseNo, [{ returnedPartNo: `${caseNo}/1`, route: 'clear', supplierNo: 'SUP-A' }])).clearings;
    const clearingKey = clearing?.clearingKey ?? '';
    const tell = (acceptedQuantity: number, answered = clearingKey) =>
      steps.client.answerClearing({ body: { clearingKey: answered, acceptedParts: [{ returnedPartNo: `${caseNo}/1`, acceptedQuantity }], note: '不收' }, ...key() });
    await expect(tell(2)).rejects.toMatchObject(refusal(422, 'moreThanCleared'));
    await expect(tell(1, `${caseNo}/SUP-Z`)).rejects.toMatchObject(refusal(422, 'unknownClearing'));
    await tell(0);
    expect((await outbox('supplierAnswered')).at(-1)).toMatchObject({ correlationKey: clearingKey, variables: { takenParts: [], refusedParts: [{ quantity: 1 }], supplierNote: '不收' } });
    await expect(tell(1)).rejects.toMatchObject(refusal(409, 'clearingAnswered'));
  });

  test('T-09 is broken by the recorded moments, and told once', async () => {
    const caseNo = await settled(1);
    const [clearing] = (await steps.route(caseNo, [{ returnedPartNo: `${caseNo}/1`, route: 'clear', supplierNo: 'SUP-A' }])).clearings;
    const breach = (dueAt: string) => steps.client.recordClearingBreach({ body: { clearingKey: clearing?.clearingKey ?? '', dueAt }, ...key() });
    await expect(breach('2020-01-01T00:00:00+08:00')).resolves.toEqual({ breached: true });
    await expect(breach('2020-01-01T00:00:00+08:00')).resolves.toEqual({ breached: false });
    await steps.clerkAnswers(clearing?.clearingKey ?? '', []);
    await expect(breach('2199-01-01T00:00:00+08:00')).resolves.toEqual({ breached: false });
    await steps.client.flagReturnBreach({ body: { caseNo, deadlineId: 'T-11', dueAt: '2020-01-02T00:00:00+08:00' }, ...key() });
    expect(await steps.view(caseNo)).toMatchObject({ deadlinesBreached: ['T-09', 'T-11'] });
  });

  test('scrap candidates go back to their supplier: some of a lot, under another clearing', async () => {
    const caseNo = await settled(3);
    const part = `${caseNo}/1`;
    await steps.route(caseNo, [{ returnedPartNo: part, route: 'clear', supplierNo: 'SUP-A' }]);
    await steps.clerkAnswers(`${caseNo}/SUP-A`, []);
    const reopen = (quantity: number) => steps.client.reopenClearing({ body: { caseNo, supplierNo: 'SUP-A', parts: [{ oldPartNo: part, quantity }], recordedBy: 'xu.na' }, ...key() });
    await expect(reopen(1)).rejects.toMatchObject(refusal(409, 'notACandidate'));
    await steps.end('supplier', 'scrapCandidate', part);
    await steps.close(caseNo);
    await expect(reopen(4)).rejects.toMatchObject(refusal(409, 'notACandidate'));
    await expect(reopen(2)).resolves.toMatchObject({ clearingKey: `${caseNo}/SUP-A/2`, parts: [{ returnedPartNo: part, quantity: 2 }] });
    expect(await steps.sides(caseNo)).toEqual(['1 CTL-02 x 2: noRemedy/open', '2 CTL-02 x 1: noRemedy/scrapCandidate']);
    await steps.clerkAnswers(`${caseNo}/SUP-A/2`, [{ returnedPartNo: part, acceptedQuantity: 2 }]);
    await steps.end('supplier', 'clearedWithSupplier', part);
    expect(await steps.sides(caseNo)).toEqual(['1 CTL-02 x 2: noRemedy/clearedWithSupplier', '2 CTL-02 x 1: noRemedy/scrapCandidate']);
  });

  test('what the meeting keeps ends as an old part, also of a closed case; a lot of no parcel has no sides (PS-D5.2)', async () => {
    const caseNo = await steps.ruled([returnLine('CTL-02', 3)], ['inScope']);
    const part = `${caseNo}/1`;
    await steps.remedy(part, 'none');
    await steps.route(caseNo, [{ returnedPartNo: part, route: 'scrap' }]);
    const keep = (quantity: number, oldPartNo = part) => steps.client.keepCandidates({ body: { oldPartNo, quantity }, ...key() });
    await expect(keep(1)).rejects.toMatchObject(refusal(409, 'notACandidate'));
    await steps.end('supplier', 'scrapCandidate', part);
    await steps.close(caseNo);
    await expect(keep(4)).rejects.toMatchObject(refusal(409, 'notACandidate'));
    await keep(1);
    expect(await steps.sides(caseNo)).toEqual(['1 CTL-02 x 1: noRemedy/keptAsOldPart', '2 CTL-02 x 2: noRemedy/scrapCandidate']);
    await keep(2);
    expect(await steps.sides(caseNo)).toEqual(['1 CTL-02 x 1: noRemedy/keptAsOldPart', '2 CTL-02 x 2: noRemedy/keptAsOldPart']);
    await expect(keep(1, 'RS-202609-001/1')).resolves.toEqual({});
  });
});
