import { linesOf } from '../chance/order-plan';
import { dealers, firstMorning } from '../chance/market';
import { Random } from '../chance/random';
import { sent } from '../../support/sent';
import type { OrderPlan, TaskId } from '../facts';
import { turnOf, type Run } from './run';

const dayMs = 24 * 3600 * 1000;
/** Vehicles leave in the evening; a day's work is done by then. */
const departure = (day: number) => new Date(firstMorning.getTime() + day * dayMs + 9 * 3600 * 1000).toISOString();

/** DO-01: the day's orders come in; those of one dealer one after the other, as the dealer wrote them. */
export async function takeInOrders(run: Run, plans: OrderPlan[]): Promise<void> {
  const today = plans.filter(({ day }) => day === run.today);
  await Promise.all([...new Set(today.map(({ dealerNo }) => dealerNo))].map(async (dealerNo) => {
    for (const plan of today.filter((each) => each.dealerNo === dealerNo)) await takeInOrder(run, plan);
  }));
}

async function takeInOrder(run: Run, plan: OrderPlan): Promise<void> {
  const { index: _index, day: _day, ...body } = plan;
  const idempotencyKey = run.key();
  const { orderNo } = await sent(() => run.world.clients.orderDesk.registerOrder({ body, idempotencyKey }));
  run.plans.set(orderNo, plan);
  run.journal.note({ kind: 'ordered', about: orderNo, plan });
  planCancellation(run, orderNo);
}

/** PD-09: plans of the day; dealer D-108 never gets one (T-06). */
export async function sendDispatchPlans(run: Run): Promise<void> {
  await Promise.all(dealers.map(async ({ dealerNo }) => {
    const random = Random.about(run.seed, 'plan', dealerNo, run.today);
    if (dealerNo === 'D-108' || !random.percent(35)) return;
    const departsOnDay = run.today + random.int(0, 2);
    const planNo = `VP-${run.today}-${dealerNo}`;
    run.journal.note({ kind: 'dispatchPlan', planNo, dealerNo, departsOnDay });
    const body = { planNo, dealerNo, vehicleNo: '沪A12345', departsAt: departure(departsOnDay) };
    const idempotencyKey = run.key();
    await sent(() => run.world.clients.logistics.receiveDispatchPlan({ body, idempotencyKey }));
  }));
}

/** DO-04: the dealer answers a query in time, again with a fault, or never. */
export function planCorrection(run: Run, orderNo: string, round: number): void {
  const random = run.chance(orderNo, 'correction', round);
  const way = round > 1 ? 'never' : random.weighted({ right: 60, faulty: 15, never: 25 });
  if (way === 'never') return;
  const lines = linesOf(random, way === 'faulty');
  run.events.push({ day: run.today + random.int(0, 2), happen: () => correct(run, orderNo, lines) });
}

async function correct(run: Run, orderNo: string, lines: OrderPlan['lines']): Promise<void> {
  const dealerNo = dealerOf(run, orderNo);
  await run.turnstile.through([turnOf(run.plans, orderNo)], async () => {
    const { fact } = run.journal.note({ kind: 'corrected', about: orderNo, lines });
    const idempotencyKey = run.key();
    const { taken } = await sent(() => run.world.clients.orderDesk.correctOrder({ body: { orderNo, dealerNo, lines }, idempotencyKey }));
    Object.assign(fact, { answer: taken });
  });
}

const whileOpen: TaskId[] = [
  'Task_RegisterOrder', 'Task_QueryDealer', 'Task_ConfirmRejection', 'Task_AskDealer', 'Task_MakeIssueSlip', 'Task_ReviewIssueSlip',
  'Task_PrepareStock', 'Task_CheckGoods', 'Task_ApproveDispatch', 'Task_Pack', 'Task_SettleMethod', 'Task_FillShippingDocument',
  'Task_HandOver', 'Task_LoadCarton', 'Task_DecideLateCarton', 'Task_ArrangeCarrier', 'Task_CompareShipped',
];

/** DO-15: while a certain task is open. */
export function cancelsAt(run: Run, orderNo: string, task: TaskId, round: number): boolean {
  const random = run.chance(orderNo, 'cancellation');
  return random.percent(10) && round === 0 && random.pick(whileOpen) === task;
}

/** DO-15: on some day, wherever the order stands then. */
function planCancellation(run: Run, orderNo: string): void {
  const random = run.chance(orderNo, 'cancellation by day');
  if (random.percent(8)) run.events.push({ day: run.today + random.int(0, 5), happen: () => cancel(run, orderNo) });
  if (random.percent(4)) run.events.push({ day: run.today + random.int(0, 2), happen: () => cancelAnothers(run, orderNo) });
}

/** DO-15 by a dealer whose order it is not: it fits no order, and a clerk looks at it. */
async function cancelAnothers(run: Run, orderNo: string): Promise<void> {
  const { fact } = run.journal.note({ kind: 'cancellation', about: 'no order' });
  const body = { orderNo, dealerNo: 'D-997', reason: '发错了' };
  const idempotencyKey = run.key();
  const { accepted, unmatchedNo } = await sent(() => run.world.clients.orderDesk.requestCancellation({ body, idempotencyKey }));
  Object.assign(fact, { answer: !accepted && unmatchedNo !== null ? 'unmatched' : 'taken' });
}

export async function cancel(run: Run, orderNo: string): Promise<void> {
  const dealerNo = dealerOf(run, orderNo);
  await run.turnstile.through([turnOf(run.plans, orderNo)], async () => {
    const { fact } = run.journal.note({ kind: 'cancellation', about: orderNo });
    const body = { orderNo, dealerNo, reason: '不再需要' };
    const idempotencyKey = run.key();
    const { accepted, reason } = await sent(() => run.world.clients.orderDesk.requestCancellation({ body, idempotencyKey }));
    Object.assign(fact, { answer: accepted ? 'accepted' : (reason ?? 'unmatched') });
  });
}

const dealerOf = (run: Run, orderNo: string) => run.plans.get(orderNo)?.dealerNo ?? '';
