import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import { startSystem, type StartedSystem } from '../../../../test/support/start-system';
import type { qualityContract } from '../contract';
import { quality } from '../index';
import type { opinionToRecord } from './schemas';

let system: StartedSystem<typeof qualityContract>;
beforeAll(async () => {
  system = await startSystem(quality({ locale: 'zh-CN' }));
});
afterAll(() => system.close());

let serial = 0;
const key = () => ({ idempotencyKey: `key-${(serial += 1)}` });
const refusal = (status: number, code: string, field?: string) => ({
  problem: expect.objectContaining({ status, code, ...(field === undefined ? {} : { errors: [expect.objectContaining({ field })] }) }),
});
const lines = [{ partNo: 'CTL-02', partName: '控制器', quantity: 1, finding: 'damaged' as const }];

async function opened(changes: object = {}) {
  const caseNo = `DI-202609-${(serial += 1)}`;
  await system.client.openQualityFeedbackForm({ body: { caseNo, dealerNo: 'D-101', reportKind: 'damageShortageList', lines, openedBy: 'li.min', ...changes }, ...key() });
  return caseNo;
}
const check = (caseNo: string, papersComplete = true) => system.client.recordFormCheck({ body: { caseNo, papersComplete, checkedBy: 'hu.jia' }, ...key() });
const handOver = (caseNo: string) => system.client.handOverForm({ body: { caseNo, handedOverBy: 'hu.jia' }, ...key() });
const sign = (caseNo: string) => system.client.signHandover({ body: { caseNo, signedBy: 'ke.su' }, ...key() });

/** A form whose papers the specialist signed for. */
async function signed(changes: object = {}) {
  const caseNo = await opened(changes);
  await check(caseNo);
  await handOver(caseNo);
  return { caseNo, ...(await sign(caseNo)) };
}

type Opinion = z.input<typeof opinionToRecord>;
const opinion = (caseNo: string, changes: Partial<Opinion> = {}) => {
  const refused = { opinionKind: 'first', cause: 'transportDamage', causeClass: 'humanFactor', causeAnalysis: '运输中挤压', handlingOpinion: '不予受理', measures: ['claimRefusal'] } as const;
  return system.client.recordOpinion({ body: { caseNo, ...refused, measures: ['claimRefusal'], givenBy: 'ke.su', ...changes }, ...key() });
};
const receive = (caseNo: string) => system.client.recordFormReceipt({ body: { caseNo, receivedBy: 'hu.jia' }, ...key() });
const breach = async (caseNo: string, deadlineId: 'T-03' | 'T-08' | 'T-11' | 'T-12', dueAt: string) =>
  (await system.client.recordFormBreach({ body: { caseNo, deadlineId, dueAt }, ...key() })).breached;
const after = (moment: string) => new Date(Date.parse(moment) + 1).toISOString();

test('a form goes from hand to hand, each once and in turn (DI-02 to DI-08)', async () => {
  const caseNo = await opened();
  await expect(opened({ caseNo })).rejects.toMatchObject(refusal(409, 'formExists'));
  await expect(handOver(caseNo)).rejects.toMatchObject(refusal(409, 'formState'));
  await check(caseNo, false);
  await expect(handOver(caseNo)).rejects.toMatchObject(refusal(409, 'formState'));
  system.clock.advance(60_000);
  const { filledInAt } = await system.client.updateQualityFeedbackForm({ body: { caseNo, lines, description: '补签字' }, ...key() });
  await check(caseNo);
  await expect(sign(caseNo)).rejects.toMatchObject(refusal(409, 'formState'));
  await handOver(caseNo);
  await expect(opinion(caseNo)).rejects.toMatchObject(refusal(409, 'formState'));
  await sign(caseNo);
  await expect(sign(caseNo)).rejects.toMatchObject(refusal(409, 'formState'));
  await expect(receive(caseNo)).rejects.toMatchObject(refusal(409, 'formState'));
  expect(await opinion(caseNo)).toMatchObject({ opinionNo: 1 });
  await receive(caseNo);
  await expect(receive(caseNo)).rejects.toMatchObject(refusal(409, 'formState'));
  await system.client.closeQualityFeedbackForm({ body: { caseNo, endState: 'claimRefused', closedBy: 'deng.hui' }, ...key() });
  await expect(check(caseNo)).rejects.toMatchObject(refusal(409, 'formState'));
  expect(await system.client.getQualityFeedbackForm({ params: { caseNo } })).toMatchObject({
    ...{ filledInAt, description: '补签字', handoverNo: expect.stringMatching(/^QH-202609-/), signedBy: 'ke.su', receivedBy: 'hu.jia' },
    checks: [{ papersComplete: false }, { papersComplete: true }],
    opinions: [{ opinionNo: 1, cause: 'transportDamage', causeClass: 'humanFactor', partNo: null, partsToSend: [] }],
    endState: 'claimRefused',
  });
});

test('there is one re-check and one final decision (DI-12, DI-D2.3)', async () => {
  const { caseNo } = await signed();
  await expect(opinion(caseNo, { opinionKind: 'recheck' })).rejects.toMatchObject(refusal(409, 'formState'));
  await opinion(caseNo);
  await expect(opinion(caseNo)).rejects.toMatchObject(refusal(409, 'formState'));
  expect(await opinion(caseNo, { opinionKind: 'recheck' })).toMatchObject({ opinionNo: 2 });
  await expect(opinion(caseNo, { opinionKind: 'recheck' })).rejects.toMatchObject(refusal(409, 'formState'));
  expect(await opinion(caseNo, { opinionKind: 'final', givenBy: 'luo.zong' })).toMatchObject({ opinionNo: 3 });
  await expect(opinion(caseNo, { opinionKind: 'final' })).rejects.toMatchObject(refusal(409, 'formState'));
});

test.each([
  [{ measures: ['sendParts'] }, 'partsMissing', 'partsToSend'],
  [{ partsToReturn: [{ partNo: 'CTL-02', quantity: 1 }] }, 'partsUnasked', 'partsToReturn'],
  [{ measures: ['claimRefusal', 'sendParts'], partsToSend: [{ partNo: 'CTL-02', quantity: 1 }] }, 'measuresContradict', 'measures'],
] satisfies [Partial<Opinion>, string, string][])('an opinion of %j is asked for again: %s', async (changes, code, field) => {
  const { caseNo } = await signed();
  await expect(opinion(caseNo, changes)).rejects.toMatchObject(refusal(422, code, field));
  expect(await system.client.getQualityFeedbackForm({ params: { caseNo } })).toMatchObject({ opinions: [] });
});

test('a visit is agreed, and recorded once with the signature of the dealer (DI-15)', async () => {
  const { caseNo } = await signed();
  const service = () =>
    system.client.recordService({ body: { caseNo, servicedOn: '2026-09-09', workDone: '更换刹车', dealerSignedBy: '王店长', servicedBy: 'fu.qiang' }, ...key() });
  await expect(service()).rejects.toMatchObject(refusal(409, 'formState'));
  const agree = (visitOn: string) => system.client.agreeVisit({ body: { caseNo, visitOn, agreedBy: 'fu.qiang' }, ...key() });
  const { agreedAt } = await agree('2026-09-08');
  system.clock.advance(60_000);
  expect(await agree('2026-09-09')).toEqual({ agreedAt });
  const { serviceRecordNo } = await service();
  await expect(service()).rejects.toMatchObject(refusal(409, 'formState'));
  expect(await system.client.getQualityFeedbackForm({ params: { caseNo } })).toMatchObject({
    visitOn: '2026-09-09',
    serviceRecord: { serviceRecordNo, servicedOn: '2026-09-09', dealerOpinion: null, dealerSignedBy: '王店长' },
  });
});

describe('a deadline (I-G-4, I-G-5)', () => {
  test('is kept up to the moment before, missed at it and while nothing was done; the order desk flags the case once', async () => {
    const { caseNo, signedAt } = await signed();
    expect(await breach(caseNo, 'T-08', after(signedAt))).toBe(false);
    expect(await breach(caseNo, 'T-08', signedAt)).toBe(true);
    expect(await breach(caseNo, 'T-08', signedAt)).toBe(false);
    expect(await breach(caseNo, 'T-03', '2026-09-10T00:00:00+08:00')).toBe(true);
    await opinion(caseNo);
    const { receivedAt } = await receive(caseNo);
    expect(await breach(caseNo, 'T-03', after(receivedAt))).toBe(false);
    expect(await breach(caseNo, 'T-11', '2026-09-12T10:00:00+08:00')).toBe(true);
    const { givenAt } = await opinion(caseNo, { opinionKind: 'recheck' });
    expect(await breach(caseNo, 'T-11', after(givenAt))).toBe(false);
    expect(await breach(caseNo, 'T-12', '2026-09-09T10:00:00+08:00')).toBe(true);
    const { breaches } = await system.client.getQualityFeedbackForm({ params: { caseNo } });
    expect(breaches.map(({ deadlineId }) => deadlineId).sort()).toEqual(['T-03', 'T-08', 'T-11', 'T-12']);
    const flags = await system.running.db.selectFrom('outbox').selectAll().where('target', '=', 'order-desk/flagIncidentBreach').execute();
    expect(flags.filter(({ dedupKey }) => dedupKey.includes(`:${caseNo}:T-08`))).toMatchObject([{ payload: { body: { caseNo, deadlineId: 'T-08', dueAt: signedAt } } }]);
  });
});

test.each([
  ['/quality-feedback-forms', { caseNo: 'DI-1', dealerNo: 'D-101', reportKind: 'letter', lines, openedBy: 'li.min' }, 'reportKind'],
  ['/quality-feedback-forms/opinions', { caseNo: 'DI-1', opinionKind: 'first', cause: 'fate', causeClass: 'other', causeAnalysis: 'x', handlingOpinion: 'x', measures: ['claimRefusal'], givenBy: 'ke.su' }, 'cause'],
  ['/quality-feedback-forms/opinions', { caseNo: 'DI-1', opinionKind: 'first', cause: 'other', causeClass: 'other', causeAnalysis: 'x', handlingOpinion: 'x', measures: [], givenBy: 'ke.su' }, 'measures'],
  ['/quality-feedback-forms/visits', { caseNo: 'DI-1', visitOn: 'soon', agreedBy: 'fu.qiang' }, 'visitOn'],
  ['/corrective-actions/results', { correctiveActionNo: 'CA-1', rootCause: '', action: 'x', responsible: 'x', recordedBy: 'ke.su' }, 'rootCause'],
])('%s %j is refused, naming %s', async (path, body, field) => {
  const answer = await system.post(path, body, key().idempotencyKey);
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalidRequest', errors: expect.arrayContaining([expect.objectContaining({ field })]) } });
});

describe('a part and cause that are seen again', () => {
  const found = async (partNo: string, changes: Partial<Opinion> = {}) => {
    const { caseNo } = await signed({ lines: [{ ...lines[0], partNo }] });
    await opinion(caseNo, { cause: 'productionDefect', causeClass: 'qualityAbnormality', measures: ['carrierClaim'], ...changes });
    return caseNo;
  };
  const seen = (partNo: string, threshold = 2) =>
    system.client.checkRecurrence({ body: { partNo, cause: 'productionDefect', causeClass: 'qualityAbnormality', threshold, periodDays: 90 }, ...key() });

  test('have their flow look at each case of a part, by the latest opinion', async () => {
    const caseNo = await found('PART-A');
    await opinion(caseNo, { opinionKind: 'recheck', cause: 'packingFault', causeClass: 'humanFactor', partNo: 'PART-B' });
    const told = await system.running.db.selectFrom('outbox').selectAll().where('target', '=', 'causeRecorded').execute();
    expect(told.filter(({ payload }) => JSON.stringify(payload).includes(`"${caseNo}"`))).toMatchObject([
      { payload: { correlationKey: `${caseNo}/1/PART-A`, variables: { caseNo, partNo: 'PART-A', partName: '控制器', cause: 'productionDefect', causeClass: 'qualityAbnormality' } } },
      { payload: { correlationKey: `${caseNo}/2/PART-B`, variables: { partNo: 'PART-B', partName: null, cause: 'packingFault', causeClass: 'humanFactor' } } },
    ]);
    expect(await seen('PART-A')).toMatchObject({ seenAgain: false, caseCount: 0 });
  });

  test('open a corrective action above the threshold, one at a time; later cases join it, and count anew after it', async () => {
    const caseNos = [await found('PART-C'), await found('PART-C')];
    expect(await seen('PART-C')).toEqual({ seenAgain: false, correctiveActionNo: null, caseCount: 2, caseNos });
    caseNos.push(await found('PART-C'));
    const { correctiveActionNo, ...first } = await seen('PART-C');
    expect(first).toEqual({ seenAgain: true, caseCount: 3, caseNos });
    caseNos.push(await found('PART-C'));
    expect(await seen('PART-C')).toMatchObject({ seenAgain: false, correctiveActionNo, caseCount: 1 });
    const record = () =>
      system.client.recordCorrectiveAction({
        body: { correctiveActionNo: correctiveActionNo ?? '', rootCause: '夹具松动', action: '更换夹具，每班点检', responsible: '总装车间', recordedBy: 'ke.su' },
        ...key(),
      });
    await record();
    await expect(record()).rejects.toMatchObject(refusal(409, 'actionRecorded'));
    const { correctiveActions } = await system.client.listCorrectiveActions({ query: {} });
    expect(correctiveActions.find((each) => each.correctiveActionNo === correctiveActionNo)).toMatchObject({ partNo: 'PART-C', caseNos: expect.arrayContaining(caseNos), responsible: '总装车间' });
    expect(await seen('PART-C')).toMatchObject({ seenAgain: false, correctiveActionNo: null, caseCount: 0 });
  });

  test('are opened once by two looks at the same moment', async () => {
    for (let time = 0; time < 3; time += 1) await found('PART-D');
    const both = await Promise.all([seen('PART-D'), seen('PART-D')]);
    expect(both.filter(({ seenAgain }) => seenAgain)).toHaveLength(1);
  });

  test('stand in the list of their month, with what is done about them (A-05)', async () => {
    system.clock.advance(Date.parse('2026-09-30T23:59:59+08:00') - system.clock.now().getTime());
    await found('PART-E');
    system.clock.advance(120_000);
    const [october] = [await found('PART-E')];
    const { caseCount, causes } = await system.client.listCauses({ query: { month: '2026-10' } });
    expect({ caseCount, causes }).toMatchObject({ caseCount: 1, causes: [{ partNo: 'PART-E', cause: 'productionDefect', causeClass: 'qualityAbnormality', caseCount: 1, caseNos: [october], correctiveActionNo: null }] });
    const september = await system.client.listCauses({ query: { month: '2026-09' } });
    expect(september.causes.find(({ partNo }) => partNo === 'PART-C')).toMatchObject({ caseCount: 4, correctiveActionDone: true, responsible: '总装车间' });
    expect(september.causes.find(({ partNo }) => partNo === 'PART-E')).toMatchObject({ caseCount: 1 });
    await expect(system.client.listCauses({ query: { month: '2026-13' } })).rejects.toMatchObject(refusal(400, 'invalidRequest'));
  });

  test('leave the count when they are older than the period', async () => {
    system.clock.advance(100 * 24 * 3600 * 1000);
    expect(await seen('PART-E')).toMatchObject({ caseCount: 0 });
  });
});
