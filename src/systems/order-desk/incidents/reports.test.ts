import { afterAll, describe, expect, test } from '@jest/globals';
import { outboxOf, refusal, refusalAt, unique } from '../test-support';
import { key, report, startIncidentDesk } from './test-support';

const { desk, uploaded, reported, view, open, ask } = await startIncidentDesk();
afterAll(() => desk.close());

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

  test('is not what another dealer uploaded with a key of their own', async () => {
    for (const [evidenceNo, dealerNo] of [['EV-81', 'D-101'], ['EV-82', 'D-102']] as const) await desk.client.recordEvidence({ body: { evidenceNo, caseNo: null, dealerNo }, ...key() });
    await expect(named(['EV-81', 'EV-82'])).rejects.toMatchObject(refusalAt(422, 'unknownEvidence', 'evidenceNos.1'));
    await expect(named(['EV-81'])).resolves.toMatchObject({ caseNo: expect.any(String) });
  });

  test('may be as much as a report takes: the documents system is told by a key of usual length', async () => {
    const numbers = Array.from({ length: 50 }, (_, index) => `EV-202609-${1000 + index}`);
    for (const evidenceNo of numbers) await uploaded(evidenceNo);
    const { caseNo } = await named(numbers);
    const [told] = (await outboxOf(desk, caseNo)).filter(({ target }) => target === 'documents/recordCase');
    expect(told?.payload).toEqual({ body: { caseNo, dealerNo: 'D-101', evidenceNos: numbers } });
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
