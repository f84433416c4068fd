import { describe, expect, test } from '@jest/globals';
import { completeTask, endsReached, shownAt, startProcess, untilActive } from '../support/dispatch';
import { monday, useWorldOfEachTest } from '../support/hooks';
import { deliverAgain, published, withoutRelay } from '../support/messages';
import { until } from '../support/until';
import type { TestWorld } from '../support/world';

/** The messages of returned parts: early, late, twice, for one of two that wait, and past a killed process. */
let world: TestWorld;
const { between } = useWorldOfEachTest((opened) => (world = opened));

const dealer = { dealerNo: 'D-101', dealerName: '东方电动车行' };
let calls = 0;
const key = () => `warranty-messages-${(calls += 1)}`;
const shown = (person: string, task: string, variable: string) => shownAt(world, person, task, variable);

/** A parcel of one controller. */
async function parcel() {
  const body = { dealerNo: dealer.dealerNo, lines: [{ partNo: 'CTL-02', quantity: 1, fault: '不通电' }] };
  return (await world.clients.orderDesk.reportReturnedParts({ body, idempotencyKey: key() })).caseNo;
}

/** A parcel whose controller is judged; returns the returned part's number. */
async function judged(ruling: 'inScope' | 'outOfScope') {
  const { orderDesk } = world.clients;
  const caseNo = await parcel();
  await orderDesk.recordCountedParts({ body: { caseNo, countedLines: [{ lineNo: 1, countedQuantity: 1 }], otherParts: [] }, idempotencyKey: key() });
  const part = { returnedPartNo: `${caseNo}/1`, lineNo: 1, partNo: 'CTL-02', partName: '控制器', quantity: 1, ruling, rulingReason: '接线错误烧毁' };
  await orderDesk.openReturnedParts({ body: { caseNo, returnedParts: [part] }, idempotencyKey: key() });
  return { caseNo, ...part };
}

/** A part out of scope, and the part of its flow that tells the dealer and awaits his answer. */
async function registered() {
  const part = await judged('outOfScope');
  await world.clients.orderDesk.registerOutOfScope({ body: { returnedPartNo: part.returnedPartNo, registeredBy: 'yu.fang' }, idempotencyKey: key() });
  await startProcess(world, 'warranty-returned-part--confirmation', { ...part, ...dealer, answerHours: 72 });
  return part.returnedPartNo;
}
const tell = () => completeTask(world, 'yu.fang', 'Task_ContactDealer', { contactNote: null });
const confirm = (returnedPartNo: string) =>
  world.clients.orderDesk.answerRuling({ body: { returnedPartNo, dealerNo: dealer.dealerNo, answer: 'confirmed' }, idempotencyKey: key() });

/** A clearing of one part with its supplier; its flow is started by the caller. */
async function clearing() {
  const { caseNo, returnedPartNo } = await judged('inScope');
  const routes = [{ returnedPartNo, route: 'clear' as const, supplierNo: 'SUP-A', usable: false }];
  const { clearings } = await world.clients.orderDesk.recordSupplierRoutes({ body: { caseNo, routes, recordedBy: 'shi.wei' }, idempotencyKey: key() });
  const opened = clearings[0];
  if (!opened) throw new Error('No clearing was opened');
  return { caseNo, supplierName: '光明灯具厂', askedFrom: monday.toISOString(), ...opened };
}
const refuse = (clearingKey: string) => world.clients.orderDesk.answerClearing({ body: { clearingKey, acceptedParts: [] }, idempotencyKey: key() });
const clear = (variables: object) => startProcess(world, 'warranty-returned-part--clearing', { ...variables });

describe('returnedPartsArrived', () => {
  test('twice: one case runs', async () => {
    const caseNo = await parcel();
    await untilActive(world, 'Task_CountParts');
    await deliverAgain(world, 'order-desk', 'returnedPartsArrived');
    expect(await shown('zhang.wei', 'Task_CountParts', 'caseNo')).toEqual([caseNo]);
  });

  test('the publishing process is gone between commit and publishing', async () => {
    const relays = await withoutRelay(world, parcel);
    await untilActive(world, 'Task_CountParts');
    await relays.stop();
  });
});

describe('dealerAnswered, to a ruling', () => {
  test('early: the dealer answers in the moment in which he is told', async () => {
    const workers = await between('order-desk.record-ruling-contact', () => confirm('WR-202609-001/1'));
    await registered();
    await tell();
    await until('the answer is heard', async () => (await endsReached(world)).includes('EndEvent_Heard') || undefined, 30_000);
    await workers.stop();
  });

  test('to one of two that wait, and then once more: the other one goes on waiting', async () => {
    await registered();
    const second = await registered();
    await tell();
    await tell();
    await untilActive(world, 'Gateway_AwaitAnswer', 2);
    await confirm(second);
    await untilActive(world, 'Gateway_AwaitAnswer', 1);
    await deliverAgain(world, 'order-desk', 'dealerAnswered');
    await untilActive(world, 'Gateway_AwaitAnswer', 1);
    await expect(confirm(second)).rejects.toMatchObject({ problem: { status: 409, code: 'questionClosed' } });
  });

  test('the publishing process is gone between commit and publishing', async () => {
    const returnedPartNo = await registered();
    await tell();
    await untilActive(world, 'Gateway_AwaitAnswer');
    const relays = await withoutRelay(world, () => confirm(returnedPartNo));
    await untilActive(world, 'Gateway_AwaitAnswer', 0);
    await relays.stop();
  });
});

describe('supplierAnswered', () => {
  test('early: the supplier answers before the clerk has the task', async () => {
    const opened = await clearing();
    await published(world, refuse(opened.clearingKey));
    await clear(opened);
    await untilActive(world, 'Task_EnterCandidate');
    expect(await shown('shi.wei', 'Task_ContactSupplier', 'clearingKey')).toEqual([]);
  });

  test('to one of two that wait, and then once more: the first answer stands', async () => {
    const first = await clearing();
    const second = await clearing();
    await clear(first);
    await clear(second);
    await untilActive(world, 'Task_ContactSupplier', 2);
    await refuse(second.clearingKey);
    await untilActive(world, 'Task_EnterCandidate');
    await deliverAgain(world, 'order-desk', 'supplierAnswered');
    expect(await shown('shi.wei', 'Task_ContactSupplier', 'clearingKey')).toEqual([first.clearingKey]);
    await expect(refuse(second.clearingKey)).rejects.toMatchObject({ problem: { status: 409, code: 'clearingAnswered' } });
  });

  test('the publishing process is gone between commit and publishing', async () => {
    const opened = await clearing();
    await clear(opened);
    await untilActive(world, 'Task_ContactSupplier');
    const relays = await withoutRelay(world, () => refuse(opened.clearingKey));
    await untilActive(world, 'Task_EnterCandidate');
    await relays.stop();
  });
});
