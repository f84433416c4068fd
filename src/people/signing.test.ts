import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startSystem } from '../../test/support/start-system';
import { createDirectory } from './directory';
import { people } from './index';
import { asked, check, confirm, somebody, unique, type StartedPeople } from './test-support';

/** Quality rules, the Manufacturing Centre signs; Gu holds both posts, Bai stands in for the general manager. */
const directory = createDirectory([
  somebody('ping', { posts: ['qualityDept'], nameEn: 'Ping' }),
  somebody('gu', { posts: ['qualityDept', 'manufacturingCentreGm'], name: '顾', nameEn: 'Gu' }),
  somebody('gong', { posts: ['manufacturingCentreGm'], deputy: 'bai', absences: [{ from: '2026-09-07', to: '2026-09-08' }], name: '龚' }),
  somebody('bai', { name: '白', nameEn: 'Bai' }),
  somebody('li', { posts: ['backOfficeClerk', 'manufacturingCentreGm'] }),
]);

let system: StartedPeople;
beforeAll(async () => {
  system = await startSystem(people({ directory, locale: 'zh-CN' }));
});
afterAll(() => system.close());

const caseNo = () => `VR-${unique()}`;
const sheet = { sheet: 'returnApproval' as const, revision: 1 };
const ruling = (of: string, assignee: string, changes: object = {}) =>
  asked({
    act: 'ruleQualityProblem',
    assignee,
    candidateGroups: ['quality-dept'],
    caseNo: of,
    signing: { ...sheet, caseNo: of, signingPoint: 'ruleQualityProblem', department: 'qualityDept', excludedActs: ['checkReturnApplication'], oneDepartment: true, ...changes },
  });
const signOff = (of: string, assignee: string, changes: object = {}, more: object = {}) =>
  asked({
    act: 'signReturnManufacturing',
    assignee,
    candidateGroups: ['manufacturing-centre-gm'],
    caseNo: of,
    signing: { ...sheet, caseNo: of, signingPoint: 'signReturnManufacturing', department: 'manufacturingCentre', excludedActs: ['checkReturnApplication'], oneDepartment: true, ...changes },
    ...more,
  });
const denied = (reason: string) => ({ allowed: false, reason: expect.stringContaining(reason) });
const allowed = { allowed: true };

describe('a signature', () => {
  test('is told with everything that its sheet keeps: here of a deputy', async () => {
    const of = caseNo();
    const task = signOff(of, 'bai', {}, {});
    await expect(check(system, task)).resolves.toEqual(allowed);
    const { completedBy, signature } = await confirm(system, task.passage, task.act);
    expect(completedBy).toBe('bai');
    expect(signature).toEqual({
      sheet: 'returnApproval',
      caseNo: of,
      revision: 1,
      signingPoint: 'signReturnManufacturing',
      signingPointName: '制造中心签批退车',
      department: 'manufacturingCentre',
      departmentName: '制造中心',
      signedBy: 'bai',
      signerName: '白',
      post: 'manufacturingCentreGm',
      postName: '制造中心总经理',
      actedAs: 'deputy',
      standsInFor: 'gong',
      standsInForName: '龚',
      signedAt: expect.stringMatching(/^2026-09-07T01:/),
    });
    await expect(confirm(system, task.passage, task.act)).resolves.toEqual({ completedBy, signature });
  });

  test('is no part of an act that signs nothing', async () => {
    const task = asked({ act: 'registerReturn', assignee: 'ping', candidateGroups: ['quality-dept'] });
    await check(system, task);
    await expect(confirm(system, task.passage)).resolves.toEqual({ completedBy: 'ping' });
  });

  test('is refused to whoever is not in the post, and to the absent holder', async () => {
    await expect(check(system, signOff(caseNo(), 'ping'))).resolves.toEqual(denied('此步骤由制造中心总经理办理'));
    await expect(check(system, signOff(caseNo(), 'gong'))).resolves.toEqual(denied('龚今天不在岗'));
  });

  test('is refused to whoever did an excluded act in another instance of the case, but not in another case', async () => {
    const of = caseNo();
    await check(system, asked({ act: 'checkReturnApplication', assignee: 'li', candidateGroups: ['back-office-clerk'], caseNo: of }));
    await expect(check(system, signOff(of, 'li'))).resolves.toEqual(denied('人员li已办理“核对市场部签字”，不能再办理“制造中心签批退车”'));
    await expect(check(system, signOff(caseNo(), 'li'))).resolves.toEqual(allowed);
  });
});

describe('one person, one department', () => {
  test('whoever signed a sheet for one department signs it for no other, on taking and on completing', async () => {
    const of = caseNo();
    await expect(check(system, ruling(of, 'gu'))).resolves.toEqual(allowed);
    for (const event of ['assigning', 'completing']) {
      await expect(check(system, signOff(of, 'gu', {}, { event }))).resolves.toEqual(denied('顾已代表质量管理部在此单上签署，不能再代表制造中心签署，请由另一人签署。'));
    }
    const english = await check(system, signOff(of, 'gu', {}, { locale: 'en' }));
    expect(english.reason).toBe('Gu signed this sheet for the Quality Management Department, so another person must sign for the Manufacturing Centre.');
    await expect(check(system, signOff(of, 'bai'))).resolves.toEqual(allowed);
  });

  test('not where the table does not say so, not on another sheet of the case, not on its next revision', async () => {
    const of = caseNo();
    await check(system, ruling(of, 'gu'));
    await expect(check(system, signOff(of, 'gu', { oneDepartment: false }))).resolves.toEqual(allowed);
    await expect(check(system, signOff(of, 'gu', { sheet: 'custodyTransferRecord' }))).resolves.toEqual(allowed);
    await expect(check(system, signOff(of, 'gu', { revision: 2 }))).resolves.toEqual(allowed);
  });

  test('a person may sign twice for the same department', async () => {
    const of = caseNo();
    await check(system, ruling(of, 'gu'));
    await expect(check(system, ruling(of, 'gu'))).resolves.toEqual(allowed);
  });

  test('of two signatures of one person at the same moment, in two instances of the case, one passes', async () => {
    for (let round = 0; round < 10; round += 1) {
      const of = caseNo();
      const answers = await Promise.all([check(system, ruling(of, 'gu')), check(system, signOff(of, 'gu'))]);
      expect(answers.map(({ allowed: passed }) => passed).sort()).toEqual([false, true]);
    }
  });
});

test('a signing task that names no case of its sheet is refused, naming the field', async () => {
  const body = { ...ruling(caseNo(), 'gu'), signing: { ...sheet, signingPoint: 'x' } };
  await expect(system.post('/acts/check', body, unique())).resolves.toMatchObject({ status: 400, body: { errors: expect.arrayContaining([expect.objectContaining({ field: 'signing.caseNo' })]) } });
});
