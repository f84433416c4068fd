import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startPeople, unique, type StartedPeople } from '../../src/people/test-support';
import { createSystemClients, type SystemClients } from '../../src/systems/clients';
import { fakeJob } from '../../src/worker/fake-job';
import { decideOutcome } from '../../src/worker/outcome';
import type { Decide } from '../../src/worker/transport';
import { checkAct } from './check-act';
import { confirmAct } from './confirm-act';

let people: StartedPeople;
let clients: SystemClients;
beforeAll(async () => {
  people = await startPeople();
  clients = { ...createSystemClients(() => 'http://127.0.0.1:1', 'no other system is called'), people: people.client };
});
afterAll(() => people.close());

interface Asked {
  assignee: string | undefined;
  headers?: Record<string, string>;
  event?: string;
  processInstanceKey?: string;
  elementInstanceKey?: string;
  group?: string;
  variables?: Record<string, unknown>;
  decide?: Decide;
}

function ask({ assignee, headers = { act: 'makeIssueSlip' }, event = 'completing', group = 'issue-slip-clerk', variables = {}, decide, ...place }: Asked) {
  const task = { userTaskKey: '5', assignee, candidateGroups: [group], event };
  const keys = { key: unique(), processInstanceKey: unique(), elementInstanceKey: unique(), ...place };
  return decideOutcome(checkAct, fakeJob({ type: checkAct.type, headers, task, variables, ...keys }), clients, 'i1', decide);
}

const lets = { kind: 'listener', answer: { denied: false } };
const sendsBack = (words: string) => ({ kind: 'listener', answer: { denied: true, reason: expect.stringContaining(words) } });

describe('the listener of a user task', () => {
  test('lets its holder complete it; the following job tells who did', async () => {
    const elementInstanceKey = unique();
    expect(await ask({ assignee: 'maker', elementInstanceKey })).toEqual(lets);
    const confirmation = () => fakeJob({ type: confirmAct.type, headers: { act: 'makeIssueSlip' }, elementInstanceKey });
    for (let time = 0; time < 2; time += 1) {
      const outcome = await decideOutcome(confirmAct, confirmation(), clients, 'i1');
      expect(outcome).toEqual({ kind: 'complete', variables: { completedBy: 'maker' } });
    }
  });

  test('sends it back in words when nobody or the wrong person completes it', async () => {
    expect(await ask({ assignee: undefined })).toEqual(sendsBack('请先领取任务'));
    expect(await ask({ assignee: '' })).toEqual(sendsBack('请先领取任务'));
    expect(await ask({ assignee: 'reviewer', event: 'assigning' })).toEqual(sendsBack('人员reviewer不任此岗'));
  });

  test('reads the excluded acts of its header', async () => {
    const processInstanceKey = unique();
    await ask({ assignee: 'both', processInstanceKey });
    const review = { processInstanceKey, group: 'issue-slip-reviewer' };
    const headers = { act: 'reviewIssueSlip', excludes: 'prepareStock, makeIssueSlip' };
    expect(await ask({ ...review, headers, assignee: 'both' })).toEqual(sendsBack('已办理“开出库单”'));
    expect(await ask({ ...review, headers, assignee: 'reviewer' })).toEqual(lets);
    const careless = { act: 'reviewIssueSlip', excludes: '' };
    expect(await ask({ ...review, headers: careless, assignee: 'both' })).toEqual(lets);
  });

  test('says what is missing in the diagram when a task names no act', async () => {
    const outcome = await ask({ assignee: 'maker', headers: {} });
    expect(outcome).toMatchObject({ kind: 'fail', message: expect.stringContaining("has no header 'act'") });
  });
});

test('an act that nobody was let through for is not confirmed', async () => {
  const job = fakeJob({ type: confirmAct.type, headers: { act: 'makeIssueSlip' }, elementInstanceKey: unique() });
  const outcome = await decideOutcome(confirmAct, job, clients, 'i1');
  expect(outcome).toMatchObject({ kind: 'fail', retries: 0, message: expect.stringContaining('people.check-act') });
});

describe('the listener of a signing task', () => {
  const headers = { act: 'ruleQualityProblem', signingPoint: 'ruleQualityProblem', sheet: 'returnApproval' };
  const row = { department: 'qualityDept', posts: ['issue-slip-reviewer'], excludedActs: ['makeIssueSlip'], oneDepartment: true };
  /** The table with this one row. */
  const table: Decide = (id, { signingPoint }) => Promise.resolve(id === 'signing-points' && signingPoint === 'ruleQualityProblem' ? row : null);
  const sign = (caseNo: unknown, changes: Partial<Asked> = {}) => ask({ assignee: 'reviewer', headers, decide: table, variables: { caseNo }, ...changes });

  test('goes by the posts and the excluded acts of the table; the following job tells the signature', async () => {
    const [caseNo, elementInstanceKey] = [unique(), unique()];
    expect(await ask({ assignee: 'both', variables: { caseNo } })).toEqual(lets);
    expect(await sign(caseNo, { assignee: 'both' })).toEqual(sendsBack('已办理“开出库单”'));
    expect(await sign(caseNo, { assignee: 'maker' })).toEqual(sendsBack('此步骤由出库单审核人办理'));
    expect(await sign(caseNo, { elementInstanceKey, variables: { caseNo, sheetRevision: 2 } })).toEqual(lets);
    const outcome = await decideOutcome(confirmAct, fakeJob({ type: confirmAct.type, headers, elementInstanceKey }), clients, 'i1');
    const signature = expect.objectContaining({ caseNo, sheet: 'returnApproval', revision: 2, signedBy: 'reviewer', department: 'qualityDept', post: 'issueSlipReviewer' });
    expect(outcome).toEqual({ kind: 'complete', variables: { completedBy: 'reviewer', signature } });
  });

  test('of several signing points the variable chooses one that the header names', async () => {
    const several = { act: 'ruleQualityProblem', signingPoints: 'signNapkin, ruleQualityProblem', sheet: 'returnApproval' };
    const chosen = (signingPoint: unknown) => ask({ assignee: 'reviewer', headers: several, decide: table, variables: { caseNo: unique(), signingPoint } });
    expect(await chosen('ruleQualityProblem')).toEqual(lets);
    expect(await chosen('signReturn')).toMatchObject({ kind: 'fail', message: expect.stringContaining('must be one of signNapkin, ruleQualityProblem, came as "signReturn"') });
    expect(await chosen(undefined)).toMatchObject({ kind: 'fail', message: expect.stringContaining('came as nothing') });
  });

  test.each([
    ['a row', { headers: { ...headers, signingPoint: 'signNapkin' } }, "The decision table signing-points, row 'signNapkin'"],
    ['a usable row', { decide: () => Promise.resolve({ ...row, posts: [] }) }, 'posts'],
    ['a sheet', { headers: { act: 'ruleQualityProblem', signingPoint: 'ruleQualityProblem' } }, "header 'sheet'"],
    ['a case', { variables: {} }, 'caseNo'],
  ])('fails without %s, and says what to mend', async (_what, changes, words) => {
    expect(await sign(unique(), changes)).toMatchObject({ kind: 'fail', message: expect.stringContaining(words) });
  });
});
