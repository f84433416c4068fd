import { describe, expect, test } from '@jest/globals';
import { completeTask, endsReached, shownAt, startProcess, untilActive } from '../support/dispatch';
import { incidentIn, type CaseAt } from '../support/dealer-incidents';
import { useWorldOfEachTest } from '../support/hooks';
import { deliverAgain, withoutRelay } from '../support/messages';
import { until } from '../support/until';
import type { TestWorld } from '../support/world';

/** The messages of unboxing incidents: early, late, twice, for one of two that wait, and past a killed process. */
let world: TestWorld;
const { between } = useWorldOfEachTest((opened) => (world = opened));

const administrator = 'su.yun';
const handler = 'wu.hao';
let calls = 0;
const key = () => `incident-messages-${(calls += 1)}`;

const complete = (caseNo: string) => world.clients.orderDesk.completeIncident({ body: { caseNo, dealerNo: 'D-101', signed: true }, idempotencyKey: key() });
const answer = (caseNo: string) => world.clients.orderDesk.answerOpinion({ body: { caseNo, dealerNo: 'D-101', answer: 'contested', note: '不同意' }, idempotencyKey: key() });
const cancel = (dealerOrderNo: string) => world.clients.orderDesk.requestCancellation({ body: { dealerNo: 'D-101', dealerOrderNo }, idempotencyKey: key() });
const shown = (person: string, task: string) => shownAt(world, person, task, 'caseNo');

/** Starts a part of the flow for so many cases that are that far, without the flow that would call it. */
async function begin(part: string, stage: CaseAt, cases = 1): Promise<string[]> {
  const begun: string[] = [];
  for (let number = 0; number < cases; number += 1) {
    const { caseNo, variables } = await incidentIn(world.clients, stage);
    await startProcess(world, `unboxing-incident--${part}`, variables);
    begun.push(caseNo);
  }
  return begun;
}

describe('incidentReported', () => {
  test('twice: one case runs', async () => {
    await incidentIn(world.clients, 'received');
    await untilActive(world, 'Task_RegisterIncident');
    await deliverAgain(world, 'order-desk', 'incidentReported');
    expect(await shown('li.min', 'Task_RegisterIncident')).toEqual(['DI-202609-001']);
  });

  test('the publishing process is gone between commit and publishing', async () => {
    const relays = await withoutRelay(world, () => incidentIn(world.clients, 'received'));
    await untilActive(world, 'Task_RegisterIncident');
    await relays.stop();
  });
});

describe('incidentCompleted', () => {
  const incomplete = { papersComplete: false, missingPapers: '请补签字' };

  test('early: the dealer sends the papers in the moment in which he is asked', async () => {
    const workers = await between('order-desk.record-incident-query', () => complete('DI-202609-001'));
    await begin('papers', 'registered');
    await completeTask(world, administrator, 'Task_CheckPapers', incomplete);
    await untilActive(world, 'Task_CheckPapers');
    await workers.stop();
  });

  test('late, to one of two that wait, and then once more: the repeat changes nothing', async () => {
    const [, second = ''] = await begin('papers', 'registered', 2);
    await completeTask(world, administrator, 'Task_CheckPapers', incomplete);
    await completeTask(world, administrator, 'Task_CheckPapers', incomplete);
    await untilActive(world, 'Task_AwaitCompletion', 2);
    await complete(second);
    await untilActive(world, 'Task_CheckPapers');
    expect(await shown(administrator, 'Task_CheckPapers')).toEqual([second]);
    await completeTask(world, administrator, 'Task_CheckPapers', incomplete);
    await untilActive(world, 'Task_AwaitCompletion', 2);
    await deliverAgain(world, 'order-desk', 'incidentCompleted');
    expect(await shown(administrator, 'Task_CheckPapers')).toEqual([]);
  });

  test('the publishing process is gone between commit and publishing', async () => {
    const [caseNo = ''] = await begin('papers', 'registered');
    await completeTask(world, administrator, 'Task_CheckPapers', incomplete);
    await untilActive(world, 'Task_AwaitCompletion');
    const relays = await withoutRelay(world, () => complete(caseNo));
    await untilActive(world, 'Task_CheckPapers');
    await relays.stop();
  });
});

describe('dealerAnswered', () => {
  const tell = () => completeTask(world, handler, 'Task_TellDealer', { contactNote: null });

  test('early: the dealer answers in the moment in which he is told', async () => {
    const workers = await between('order-desk.record-contact', () => answer('DI-202609-001'));
    await begin('answer', 'judged');
    await tell();
    await untilActive(world, 'Task_Recheck');
    await workers.stop();
  });

  test('late, to one of two that wait; a second answer is refused, and the repeat never answers the next question', async () => {
    const [, second = ''] = await begin('answer', 'judged', 2);
    await tell();
    await tell();
    await untilActive(world, 'Gateway_AwaitAnswer', 2);
    await answer(second);
    await untilActive(world, 'Task_Recheck');
    expect(await shown('bai.ling', 'Task_Recheck')).toEqual([second]);
    await expect(answer(second)).rejects.toMatchObject({ problem: { status: 409, code: 'questionClosed' } });
    const opinion = { cause: 'other', causePartNo: null, causeAnalysis: '同前', handlingOpinion: '同前', measures: ['claimRefusal'] };
    await completeTask(world, 'bai.ling', 'Task_Recheck', opinion);
    await tell();
    await untilActive(world, 'Gateway_AwaitAnswer', 2);
    await deliverAgain(world, 'order-desk', 'dealerAnswered');
    expect(await shown('lin.na', 'Task_DecideFinally')).toEqual([]);
  });

  test('an answer too late finds the question closed, and nothing is recorded', async () => {
    const [caseNo = ''] = await begin('answer', 'judged');
    await tell();
    await untilActive(world, 'Gateway_AwaitAnswer');
    await world.quiet();
    await world.advance(72 * 3600 * 1000 + 1000);
    await until('the opinion stands', async () => (await endsReached(world)).includes('EndEvent_OpinionStands'));
    await expect(answer(caseNo)).rejects.toMatchObject({ problem: { status: 409, code: 'questionClosed' } });
  });

  test('the publishing process is gone between commit and publishing', async () => {
    const [caseNo = ''] = await begin('answer', 'judged');
    await tell();
    await untilActive(world, 'Gateway_AwaitAnswer');
    const relays = await withoutRelay(world, () => answer(caseNo));
    await untilActive(world, 'Task_Recheck');
    await relays.stop();
  });
});

describe('orderClosed', () => {
  const settle = (sendAgain: boolean, restNote: string | null) => completeTask(world, handler, 'Task_SettleRest', { sendAgain, restNote });
  const set = () => completeTask(world, handler, 'Task_SetMeasures', { partsToSend: [{ partNo: 'BRK-01', quantity: 1 }] });

  test('early: the dealer cancels the replacement in the moment in which it is placed', async () => {
    const workers = await between('order-desk.place-free-replacement', () => cancel('DI-202609-001/1'));
    await begin('measures', 'answered');
    await set();
    await completeTask(world, 'li.min', 'Task_RegisterOrder', { registerNote: null });
    await settle(false, '经销商撤回');
    await world.quiet();
    expect(await endsReached(world)).toContain('EndEvent_MeasuresDone');
    await workers.stop();
  });

  test('late, to one of two that wait; sent after all by another order, which the repeat does not end', async () => {
    const [first = ''] = await begin('measures', 'answered', 2);
    await set();
    await set();
    await untilActive(world, 'Task_AwaitOrder', 2);
    await cancel(`${first}/1`);
    await completeTask(world, 'li.min', 'Task_RegisterOrder', { registerNote: null });
    await completeTask(world, 'li.min', 'Task_RegisterOrder', { registerNote: null });
    await untilActive(world, 'Task_AwaitOrder', 1);
    await settle(false, '');
    await settle(true, null);
    await untilActive(world, 'Task_AwaitOrder', 2);
    await deliverAgain(world, 'order-desk', 'orderClosed');
    await untilActive(world, 'Task_AwaitOrder', 2);
    expect(await endsReached(world)).not.toContain('EndEvent_MeasuresDone');
  });
});
