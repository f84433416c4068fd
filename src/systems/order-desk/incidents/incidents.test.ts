import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { outboxOf, refusal, refusalAt, startOrderDesk, unique, type StartedOrderDesk } from '../test-support';
import type { incidentReport } from './schemas';
import type { z } from 'zod';

let desk: StartedOrderDesk;
beforeAll(async () => {
  desk = await startOrderDesk();
  for (const evidenceNo of ['EV-1', 'EV-9']) await uploaded(evidenceNo);
  const vehicles = [{ frameNo: 'V-2002', model: 'M1', dealerNo: 'D-102', invoicedOn: '2026-06-01', invoicedPrice: '3200.00' }];
  await desk.client.loadVehicles({ body: { vehicles }, ...key() });
});
afterAll(() => desk.close());

type Report = z.input<typeof incidentReport>;
const report = (changes: Partial<Report> = {}): Report => ({
  dealerNo: 'D-101',
  reportKind: 'damageShortageList',
  shipmentNo: 'SH-202609-001',
  lines: [{ partNo: 'CTL-02', quantity: 1, finding: 'missing' }],
  signed: true,
  ...changes,
});
const key = () => ({ idempotencyKey: unique() });
/** Evidence as the documents system tells of it. */
const uploaded = (evidenceNo: string, caseNo: string | null = null) => desk.client.recordEvidence({ body: { evidenceNo, caseNo }, ...key() });
const reported = async (changes: Partial<Report> = {}) => (await desk.client.reportIncident({ body: report(changes), ...key() })).caseNo;
const view = (caseNo: string) => desk.client.getIncident({ params: { caseNo } });
const open = (caseNo: string) => desk.client.openIncident({ body: { caseNo, faxRegisterNo: 'FR-1', registeredBy: 'li.min' }, ...key() });
const ask = (caseNo: string) => desk.client.recordIncidentQuery({ body: { caseNo, queryText: '缺照片', recordedBy: 'hu.jia' }, ...key() });
const contact = (caseNo: string) => desk.client.recordContact({ body: { caseNo, contactedBy: 'deng.hui' }, ...key() });
const answer = (caseNo: string, word: 'accepted' | 'contested', note?: string) =>
  desk.client.answerOpinion({ body: { caseNo, dealerNo: 'D-101', answer: word, note }, ...key() });
const close = (caseNo: string, questionNo: number) => desk.client.closeQuestion({ body: { caseNo, questionNo }, ...key() });
type Measures = Omit<Parameters<StartedOrderDesk['client']['recordMeasures']>[0]['body'] & object, 'caseNo' | 'recordedBy'>;
const measure = (caseNo: string, measures: Measures) =>
  desk.client.recordMeasures({ body: { caseNo, recordedBy: 'deng.hui', ...measures }, ...key() });
const sendOne: Measures = { measures: ['sendParts'], partsToSend: [{ partNo: 'CTL-02', quantity: 1 }] };

/** A case whose dealer accepted the opinion. */
async function accepted(changes: Partial<Report> = {}) {
  const caseNo = await reported(changes);
  await open(caseNo);
  await contact(caseNo);
  await answer(caseNo, 'accepted');
  await close(caseNo, 1);
  return caseNo;
}

describe('a report', () => {
  test('becomes a case that starts its flow, once however often it is sent (DI-01)', async () => {
    const once = { body: report({ dealerReportNo: 'R-7', evidenceNos: ['EV-1'] }), ...key() };
    const { caseNo } = await desk.client.reportIncident(once);
    expect(caseNo).toMatch(/^DI-202609-\d{3}$/);
    await expect(desk.client.reportIncident(once)).resolves.toEqual({ caseNo });
    await expect(reported({ dealerReportNo: 'R-7' })).rejects.toMatchObject(refusalAt(409, 'incidentAlreadyReported', 'dealerReportNo'));
    const variables = {
      ...{ caseNo, dealerNo: 'D-101', reportKind: 'damageShortageList', dealerReportNo: 'R-7', shipmentNo: 'SH-202609-001', frameNo: null },
      reportLines: [{ partNo: 'CTL-02', partName: '控制器', quantity: 1, finding: 'missing' }],
      ...{ reportSigned: true, driverSigned: false, description: null, evidenceCount: 1 },
    };
    expect(await outboxOf(desk, caseNo)).toMatchObject([
      { target: 'documents/recordCase', payload: { body: { caseNo, evidenceNos: ['EV-1'] } } },
      { target: 'incidentReported', dedupKey: `incidentReported:${caseNo}`, payload: { correlationKey: caseNo, variables } },
    ]);
  });

  test.each([
    [{ dealerNo: 'D-999' }, 422, 'unknownDealer', 'dealerNo'],
    [{ lines: [{ partNo: 'NONE-1', quantity: 1, finding: 'damaged' as const }] }, 422, 'unknownPart', 'lines.0.partNo'],
    [{ frameNo: 'V-0' }, 422, 'unknownVehicle', 'frameNo'],
    [{ frameNo: 'V-2002' }, 422, 'vehicleNotOfDealer', 'frameNo'],
    [{ lines: [] }, 400, 'invalidRequest', 'lines'],
    [{ reportKind: 'qualityIncidentReport' as const, lines: [] }, 400, 'invalidRequest', 'description'],
  ])('%j is refused with its field, and nothing is kept', async (changes, status, code, field) => {
    const before = await desk.client.listIncidents({ query: { limit: 200 } });
    const answered = await desk.post('/incidents', report(changes), unique());
    expect(answered).toMatchObject({ status, body: { code, errors: expect.arrayContaining([expect.objectContaining({ field })]) } });
    expect(await desk.client.listIncidents({ query: { limit: 200 } })).toEqual(before);
  });

  test('of the staff is answered in words when it can not be taken in', async () => {
    const recorded = await desk.client.recordIncident({ body: report({ dealerNo: 'D-999' }), ...key() });
    expect(recorded).toEqual({ caseNo: null, refusal: '没有经销商 D-999' });
    const ofVehicle = await desk.client.recordIncident({ body: report({ frameNo: 'V-2002' }), ...key() });
    expect(ofVehicle).toEqual({ caseNo: null, refusal: '车架号 V-2002 不是售给该经销商的' });
    expect(await reported({ dealerNo: 'D-102', frameNo: 'V-2002' })).toMatch(/^DI-/);
    expect(await desk.client.recordIncident({ body: report(), ...key() })).toMatchObject({ caseNo: expect.any(String), refusal: null });
  });

  test('runs in one process instance', async () => {
    const caseNo = await reported();
    const claim = (instance: string) => desk.client.claimIncident({ body: { caseNo, instance }, ...key() });
    await claim('i/1');
    await expect(claim('i/1')).resolves.toEqual({});
    await expect(claim('i/2')).rejects.toMatchObject(refusal(409, 'caseAlreadyRuns'));
  });
});

describe('evidence that is named', () => {
  const named = (evidenceNos: string[]) => desk.client.reportIncident({ body: report({ evidenceNos }), ...key() });

  test('must be there and belong to no other case; nothing is recorded without it', async () => {
    const before = await desk.client.listIncidents({ query: {} });
    await uploaded('EV-2', 'DI-202609-999');
    await expect(named(['EV-77'])).rejects.toMatchObject(refusalAt(422, 'unknownEvidence', 'evidenceNos.0'));
    await expect(named(['EV-3', 'EV-2'])).rejects.toMatchObject(refusalAt(422, 'unknownEvidence', 'evidenceNos.0'));
    await uploaded('EV-3');
    await expect(named(['EV-3', 'EV-2'])).rejects.toMatchObject(refusalAt(422, 'evidenceOfOtherCase', 'evidenceNos.1'));
    expect(await desk.client.listIncidents({ query: {} })).toEqual(before);
    const { refusal: words } = await desk.client.recordIncident({ body: report({ evidenceNos: ['EV-77'] }), ...key() });
    expect(words).toBe('没有照片或附件 EV-77：请先上传；刚上传的请稍后再试');
  });

  test('may be as much as a report takes: the documents system is told by a key of usual length', async () => {
    const numbers = Array.from({ length: 50 }, (_, index) => `EV-202609-${1000 + index}`);
    for (const evidenceNo of numbers) await uploaded(evidenceNo);
    const { caseNo } = await named(numbers);
    const [told] = (await outboxOf(desk, caseNo)).filter(({ target }) => target === 'documents/recordCase');
    expect(told?.payload).toEqual({ body: { caseNo, evidenceNos: numbers } });
    expect(told?.dedupKey.length).toBeLessThan(100);
  });

  test('for two cases at the same moment goes to one of them', async () => {
    await uploaded('EV-4');
    const both = await Promise.allSettled([named(['EV-4']), named(['EV-4'])]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('papers that were not complete (DI-D1.2)', () => {
  test('are completed once per question; the earlier lines are kept', async () => {
    const caseNo = await reported({ signed: false });
    const complete = (changes: object = {}) =>
      desk.client.completeIncident({ body: { caseNo, dealerNo: 'D-101', signed: true, evidenceNos: ['EV-9'], ...changes }, ...key() });
    await expect(complete()).rejects.toMatchObject(refusalAt(409, 'papersNotAwaited', 'caseNo'));
    await open(caseNo);
    await ask(caseNo);
    await expect(complete({ dealerNo: 'D-102' })).rejects.toMatchObject(refusalAt(422, 'incidentOfOtherDealer', 'caseNo'));
    await expect(complete({ lines: [{ partNo: 'NONE-1', quantity: 1, finding: 'damaged' }] })).rejects.toMatchObject(refusalAt(422, 'unknownPart', 'lines.0.partNo'));
    await complete({ lines: [{ partNo: 'BRK-01', quantity: 2, finding: 'damaged' }] });
    await expect(complete()).rejects.toMatchObject(refusal(409, 'papersNotAwaited'));
    expect(await view(caseNo)).toMatchObject({ state: 'registered', signed: true, evidenceNos: ['EV-9'], lines: [{ partNo: 'BRK-01', quantity: 2 }] });
    const told = (await outboxOf(desk, caseNo)).filter(({ target }) => target === 'incidentCompleted');
    expect(told).toMatchObject([{ payload: { correlationKey: caseNo, variables: { reportSigned: true, evidenceCount: 1 } } }]);
  });
});

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
    const place = () => desk.client.placeFreeReplacement({ body: { caseNo }, ...key() });
    const { orderNo } = await place();
    expect(await place()).toEqual({ orderNo, replacementKey: `${caseNo}/1` });
    expect(await desk.client.getOrder({ params: { orderNo } })).toMatchObject({ source: 'freeReplacement', caseNo: `${caseNo}/1`, wantedLines: [{ partNo: 'CTL-02', quantity: 1 }] });
    const end = () => desk.client.closeIncident({ body: { caseNo, closedBy: 'deng.hui' }, ...key() });
    await expect(end()).rejects.toMatchObject(refusal(409, 'measuresOpen'));
    await desk.client.cancelOrder({ body: { orderNo, recordedBy: 'li.min' }, ...key() });
    const told = (await outboxOf(desk, caseNo)).filter(({ target }) => target === 'orderClosed');
    expect(told).toMatchObject([{ payload: { correlationKey: `${caseNo}/1`, variables: { orderNo, endState: 'cancelled' } } }]);
    expect(await view(caseNo)).toMatchObject({ measures: [{ orderNo, orderEnd: 'cancelled', doneAt: expect.any(String) }] });
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

  test.each([
    [['claimRefusal', 'carrierClaim'], 'claimRefused'],
    [['onSiteService'], 'resolvedOnSite'],
    [['vehicleReturn', 'onSiteService'], 'referredToVehicleReturn'],
    [['carrierClaim'], 'resolved'],
    [[], 'resolved'],
  ] satisfies [Measures['measures'], string][])('when %j are done, the case ends %s', async (measures, endState) => {
    const caseNo = await accepted();
    await measure(caseNo, { measures });
    for (const measureKind of measures) await desk.client.completeMeasure({ body: { caseNo, measureKind, recordedBy: 'deng.hui' }, ...key() });
    expect(await desk.client.closeIncident({ body: { caseNo, closedBy: 'deng.hui' }, ...key() })).toEqual({ endState });
    await expect(measure(caseNo, { measures })).rejects.toMatchObject(refusal(409, 'caseState'));
    expect(await view(caseNo)).toMatchObject({ state: endState, closedAt: expect.any(String) });
  });
});

test('the dealer is told in time before the moment, late at it; a missed deadline flags the case once (T-04, I-G-5)', async () => {
  const caseNo = await reported();
  await open(caseNo);
  const { contactedAt } = await contact(caseNo);
  const breach = (dueAt: string) => desk.client.recordIncidentBreach({ body: { caseNo, deadlineId: 'T-04', dueAt }, ...key() });
  expect(await breach(new Date(Date.parse(contactedAt) + 1).toISOString())).toEqual({ breached: false });
  expect(await breach(contactedAt)).toEqual({ breached: true });
  expect(await breach(contactedAt)).toEqual({ breached: false });
  await desk.client.flagIncidentBreach({ body: { caseNo, deadlineId: 'T-03', dueAt: '2026-09-10T00:00:00+08:00' }, ...key() });
  expect(await view(caseNo)).toMatchObject({ deadlinesBreached: ['T-04', 'T-03'] });
  const { incidents } = await desk.client.listIncidents({ query: { dealerNo: 'D-101', state: 'answering', limit: 200 } });
  expect(incidents.find((each) => each.caseNo === caseNo)).toMatchObject({ deadlinesBreached: ['T-04', 'T-03'] });
});
