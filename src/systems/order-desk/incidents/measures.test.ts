import { afterAll, describe, expect, test } from '@jest/globals';
import { outboxOf, refusal, refusalAt } from '../test-support';
import { key, sendOne, startIncidentDesk, type Measures } from './test-support';

const { desk, reported, view, open, contact, answer, close, measure, accepted } = await startIncidentDesk();
afterAll(() => desk.close());

describe("the dealer's answer (DI-D2)", () => {
  test('is taken once, under the key of its question; contests are counted', async () => {
    const caseNo = await reported();
    await open(caseNo);
    expect(await contact(caseNo)).toMatchObject({ questionNo: 1, answerKey: `${caseNo}/1` });
    await expect(contact(caseNo)).rejects.toMatchObject(refusal(409, 'questionOpen'));
    await answer(caseNo, 'contested', '包装不当');
    await expect(answer(caseNo, 'accepted')).rejects.toMatchObject(refusalAt(409, 'questionClosed', 'caseNo'));
    const first = await close(caseNo, 1);
    expect(first).toMatchObject({ dealerAnswer: 'contested', answerNote: '包装不当', contestCount: 1 });
    expect(await close(caseNo, 1)).toEqual(first);
    expect(await contact(caseNo)).toMatchObject({ questionNo: 2, answerKey: `${caseNo}/2` });
    await answer(caseNo, 'contested', '仍不同意');
    expect(await close(caseNo, 2)).toMatchObject({ dealerAnswer: 'contested', contestCount: 2 });
    const keys = (await outboxOf(desk, caseNo)).filter(({ target }) => target === 'dealerAnswered').map(({ dedupKey }) => dedupKey);
    expect(keys).toEqual([`dealerAnswered:${caseNo}/1`, `dealerAnswered:${caseNo}/2`]);
  });

  test('is silence when none came; what comes then is refused, in words for staff', async () => {
    const caseNo = await reported();
    await open(caseNo);
    await contact(caseNo);
    expect(await close(caseNo, 1)).toMatchObject({ dealerAnswer: 'silent', contestCount: 0 });
    const late = await desk.client.recordOpinionAnswer({ body: { caseNo, dealerNo: 'D-101', answer: 'accepted' }, ...key() });
    expect(late).toEqual({ answered: false, refusal: expect.stringContaining('已过期限') });
    await expect(close(caseNo, 2)).rejects.toMatchObject(refusal(404, 'notFound'));
  });

  test('two at the same moment: one is taken', async () => {
    const caseNo = await reported();
    await open(caseNo);
    await contact(caseNo);
    const both = await Promise.allSettled([answer(caseNo, 'accepted'), answer(caseNo, 'contested', '不同意')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('is needed before measures are set', async () => {
    const caseNo = await reported();
    await open(caseNo);
    await contact(caseNo);
    await expect(measure(caseNo, sendOne)).rejects.toMatchObject(refusal(409, 'caseState'));
  });
});

describe('measures (DI-D3)', () => {
  test('parts are sent free of charge by one order, whose end is told under the key of the measure (X-12)', async () => {
    const caseNo = await accepted();
    expect(await measure(caseNo, sendOne)).toMatchObject({ replacementKey: `${caseNo}/1` });
    await expect(measure(caseNo, sendOne)).rejects.toMatchObject(refusal(409, 'measuresOpen'));
    const place = () => desk.client.placeFreeReplacement({ body: { caseNo, shippingMethod: 'freight' }, ...key() });
    const { orderNo } = await place();
    expect(await place()).toEqual({ orderNo, replacementKey: `${caseNo}/1` });
    expect(await desk.client.getOrder({ params: { orderNo } })).toMatchObject({ source: 'freeReplacement', shippingMethod: 'freight', caseNo: `${caseNo}/1`, wantedLines: [{ partNo: 'CTL-02', quantity: 1 }] });
    const end = () => desk.client.closeIncident({ body: { caseNo, endState: 'resolved', closedBy: 'deng.hui' }, ...key() });
    await expect(end()).rejects.toMatchObject(refusal(409, 'measuresOpen'));
    await desk.client.cancelOrder({ body: { orderNo, recordedBy: 'li.min' }, ...key() });
    const told = (await outboxOf(desk, caseNo)).filter(({ target }) => target === 'orderClosed');
    expect(told).toMatchObject([{ payload: { correlationKey: `${caseNo}/1`, variables: { orderNo, endState: 'cancelled' } } }]);
    expect(await view(caseNo)).toMatchObject({ measures: [{ orderNo, orderEnd: 'cancelled', doneAt: null }] });
    await expect(end()).rejects.toMatchObject(refusal(409, 'measuresOpen'));
  });

  test('what an order did not send is sent by another one, or not any more for a reason; then the measure is done (X-12)', async () => {
    const caseNo = await accepted();
    await measure(caseNo, sendOne);
    const place = () => desk.client.placeFreeReplacement({ body: { caseNo, shippingMethod: 'courier' }, ...key() });
    const settle = (sendAgain: boolean, note?: string) => desk.client.settleReplacement({ body: { caseNo, sendAgain, note, recordedBy: 'deng.hui' }, ...key() });
    const { orderNo } = await place();
    await expect(settle(true)).rejects.toMatchObject(refusal(409, 'replacementOpen'));
    await desk.client.cancelOrder({ body: { orderNo, recordedBy: 'li.min' }, ...key() });
    await expect(place()).rejects.toMatchObject(refusal(409, 'restNotSettled'));
    await settle(true);
    const again = await place();
    expect([again.orderNo === orderNo, again.replacementKey]).toEqual([false, `${caseNo}/1`]);
    expect(await desk.client.getOrder({ params: { orderNo: again.orderNo } })).toMatchObject({ dealerOrderNo: `${caseNo}/1/2`, wantedLines: [{ partNo: 'CTL-02', quantity: 1 }] });
    await desk.client.cancelOrder({ body: { orderNo: again.orderNo, recordedBy: 'li.min' }, ...key() });
    await expect(settle(false)).rejects.toMatchObject(refusalAt(422, 'reasonMissing', 'note'));
    await settle(false, '停产，买不到');
    expect(await view(caseNo)).toMatchObject({ measures: [{ restNote: '停产，买不到', doneAt: expect.any(String) }] });
    expect(await measure(caseNo, sendOne)).toMatchObject({ replacementKey: `${caseNo}/2` });
  });

  test('parts are expected back, and whoever takes them in is told once (X-14)', async () => {
    const caseNo = await accepted();
    await measure(caseNo, { measures: ['partReturn'], partsToReturn: [{ partNo: 'FND-06-R', quantity: 2 }] });
    await desk.client.expectPartReturn({ body: { caseNo }, ...key() });
    await expect(desk.client.expectPartReturn({ body: { caseNo }, ...key() })).rejects.toMatchObject(refusal(409, 'measureMissing'));
    const told = (await outboxOf(desk, caseNo)).filter(({ target }) => target === 'partReturnExpected');
    const variables = { caseNo, dealerNo: 'D-101', expectedParts: [{ partNo: 'FND-06-R', quantity: 2 }] };
    expect(told).toMatchObject([{ payload: { correlationKey: caseNo, variables } }]);
  });

  test.each([
    [{ measures: ['sendParts'] }, 'partsMissing', 'partsToSend'],
    [{ measures: ['claimRefusal'], partsToSend: [{ partNo: 'CTL-02', quantity: 1 }] }, 'partsUnasked', 'partsToSend'],
    [{ measures: ['partReturn'], partsToReturn: [{ partNo: 'NONE-1', quantity: 1 }] }, 'unknownPart', 'partsToReturn.0.partNo'],
    [{ measures: ['claimRefusal', 'onSiteService'] }, 'measuresContradict', 'measures'],
  ] satisfies [Measures, string, string][])('%j are refused: %s', async (measures, code, field) => {
    const caseNo = await accepted();
    await expect(measure(caseNo, measures)).rejects.toMatchObject(refusalAt(422, code, field));
    expect(await view(caseNo)).toMatchObject({ state: 'answering', measures: [] });
  });

  const opinion = { opinionPartsToSend: [{ partNo: 'CTL-02', quantity: 1 }, { partNo: 'NONE-1', quantity: 2 }] };
  test.each([
    [[{ partNo: 'CTL-02', quantity: 2 }], 'partsToSend.0.quantity'],
    [[{ partNo: 'MTR-04', quantity: 1 }], 'partsToSend.0.partNo'],
    [[{ partNo: 'CTL-02', quantity: 1 }, { partNo: 'BRK-01', quantity: 3 }], 'partsToSend.1.quantity'],
    [[{ partNo: 'CTL-02', quantity: 1 }, { partNo: 'BRK-01', quantity: 2 }, { partNo: 'MTR-04', quantity: 1 }], 'partsToSend.2.partNo'],
  ])('parts %j go beyond the opinion, which is the complaint specialist\'s (DI-D3)', async (partsToSend, field) => {
    const caseNo = await accepted();
    await expect(measure(caseNo, { measures: ['sendParts'], partsToSend, ...opinion })).rejects.toMatchObject(refusalAt(422, 'beyondOpinion', field));
  });

  test('a part that the opinion names by no number of the catalogue is put right, and fewer pieces are sent', async () => {
    const caseNo = await accepted();
    await measure(caseNo, { measures: ['sendParts'], partsToSend: [{ partNo: 'CTL-02', quantity: 1 }, { partNo: 'BRK-01', quantity: 1 }], ...opinion });
    expect(await view(caseNo)).toMatchObject({ measures: [{ parts: [{ partNo: 'BRK-01', quantity: 1 }, { partNo: 'CTL-02', quantity: 1 }] }] });
  });

  test('when all measures are done, the case ends as the table says', async () => {
    const caseNo = await accepted();
    await measure(caseNo, { measures: ['onSiteService'] });
    await desk.client.completeMeasure({ body: { caseNo, measureKind: 'onSiteService', recordedBy: 'deng.hui' }, ...key() });
    expect(await desk.client.closeIncident({ body: { caseNo, endState: 'resolvedOnSite', closedBy: 'deng.hui' }, ...key() })).toEqual({ endState: 'resolvedOnSite' });
    await expect(measure(caseNo, { measures: [] })).rejects.toMatchObject(refusal(409, 'caseState'));
    expect(await view(caseNo)).toMatchObject({ state: 'resolvedOnSite', closedAt: expect.any(String) });
  });
});

test('the dealer is told in time before the moment, late at it; a missed deadline flags the case once (T-04, I-G-5)', async () => {
  const caseNo = await reported();
  await open(caseNo);
  const { contactedAt } = await contact(caseNo);
  const breach = (dueAt: string) => desk.client.recordIncidentBreach({ body: { caseNo, deadlineId: 'T-04', dueAt, questionNo: 1 }, ...key() });
  expect(await breach(new Date(Date.parse(contactedAt) + 1).toISOString())).toEqual({ breached: false });
  expect(await breach(contactedAt)).toEqual({ breached: true });
  expect(await breach(contactedAt)).toEqual({ breached: false });
  await desk.client.flagIncidentBreach({ body: { caseNo, deadlineId: 'T-03', dueAt: '2026-09-10T00:00:00+08:00' }, ...key() });
  expect(await view(caseNo)).toMatchObject({ deadlinesBreached: ['T-04', 'T-03'] });
  const { incidents } = await desk.client.listIncidents({ query: { dealerNo: 'D-101', state: 'answering', limit: 200 } });
  expect(incidents.find((each) => each.caseNo === caseNo)).toMatchObject({ deadlinesBreached: ['T-04', 'T-03'] });
});

test('a contact about the first opinion does not keep the deadline of the second (T-04 after a re-check)', async () => {
  const caseNo = await reported();
  await open(caseNo);
  await contact(caseNo);
  await answer(caseNo, 'contested', '不同意');
  await close(caseNo, 1);
  const late = (dueAt: string) => desk.client.recordIncidentBreach({ body: { caseNo, deadlineId: 'T-04', dueAt, questionNo: 2 }, ...key() });
  expect(await late('2026-09-16T00:00:00+08:00')).toEqual({ breached: true });
  const { contactedAt } = await contact(caseNo);
  expect(await late(new Date(Date.parse(contactedAt) + 1).toISOString())).toEqual({ breached: false });
});
