import type { Pieces } from '../facts';
import type { Carton, Company, Dispatch } from './company';
import { act, actUnlessStopped, eitherAct, turn, turnUnlessStopped, type Flow } from './flow';
import { letGo } from './gate';
import { fillDocument } from './shipping-document';

/** T-06: a carton signed for on one day waits up to 24:00 of the third day after it (I-G-4). */
const daysToPlan = 3;

/** PD-07 to PD-11. */
export function* byVehicle(dispatch: Dispatch, load: Pieces[], company: Company): Flow<'loaded' | 'returned' | 'cancelled'> {
  const carton = yield* handOver(dispatch, company);
  if (carton === undefined) return 'cancelled';
  for (const { orderLineId, partNo, quantity } of load) {
    company.stock.carry(orderLineId, partNo, quantity, 'AS', 'ST');
    company.moved('staging');
  }
  if (yield* loading(dispatch, carton, company)) return 'loaded';
  for (const { orderLineId, partNo, quantity } of load) {
    company.stock.carry(orderLineId, partNo, quantity, 'ST', 'AS'); // PD-D5.1
    company.moved('stagingReturn');
  }
  return 'returned';
}

/** PD-07, PD-08: a document, signed for or not (PD-D4); no carton when the order was cancelled before Logistics signed (DO-D5). */
function* handOver(dispatch: Dispatch, company: Company): Flow<Carton | undefined> {
  for (;;) {
    yield* fillDocument(dispatch);
    const { form } = yield* actUnlessStopped('Task_HandOver');
    if (form.handoverSigned) break;
    yield* turnUnlessStopped('signed');
    dispatch.documents.void += 1;
    dispatch.documentInUse = false;
  }
  if (!letGo(dispatch.slip, yield* turnUnlessStopped('gate'), company)) return undefined;
  yield* turn('signed');
  dispatch.takenOverOn ??= company.today;
  dispatch.handovers += 1;
  const { dealerNo } = dispatch.slip.order.plan;
  const carton: Carton = { dealerNo, planNo: undefined, dueOn: dueFrom(company.today), late: undefined, waits: true, leftBehindBy: [] };
  company.cartons.push(carton);
  meetPlan(carton, company);
  return carton;
}

/** PD-09 to PD-11: until the carton is loaded (true), or goes back to the store (false). */
function* loading(dispatch: Dispatch, carton: Carton, company: Company): Flow<boolean> {
  const { order } = dispatch.slip;
  for (;;) {
    const next = yield* eitherAct('Task_LoadCarton', 'Task_DecideLateCarton');
    if (next.task === 'Task_LoadCarton') {
      company.require(carton.planNo !== undefined && carton.late === undefined, `${order.orderNo}: loaded without a plan`);
      if (next.form.cartonLoaded) {
        carton.waits = false;
        dispatch.loadingRecords += 1;
        return true;
      }
      carton.leftBehindBy.push(carton.planNo ?? ''); // PD-D6.3
    } else {
      company.require(carton.late !== undefined, `${order.orderNo}: decided on as late before T-06 had passed`);
    }
    const decision = next.task === 'Task_LoadCarton' ? yield* act('Task_DecideLateCarton') : next;
    const reason = next.task === 'Task_LoadCarton' ? 'leftBehind' : (carton.late ?? 'noPlan');
    if (decide(dispatch, carton, reason, decision.form.lateDecision, company) === 'return') return false;
  }
}

/** PD-11, PD-D5; a plan that came before the decision makes the carton one that is kept, unless its vehicle has left. Either way PD-12 begins. */
function decide(dispatch: Dispatch, carton: Carton, reason: 'leftBehind' | 'noPlan' | 'notLoaded', said: 'keep' | 'return', company: Company): 'keep' | 'return' {
  const { orderNo } = dispatch.slip.order;
  const plan = company.plans.find(({ planNo }) => planNo === carton.planNo);
  const decision = reason === 'noPlan' && plan !== undefined && plan.departsOn >= company.today ? 'keep' : said;
  dispatch.lateDecisions.push(`${reason} ${decision}`);
  company.causesToFind.set(orderNo, [...(company.causesToFind.get(orderNo) ?? []), dispatch]);
  carton.late = undefined;
  if (decision === 'return') {
    carton.waits = false;
    dispatch.documents.void += 1;
    dispatch.documentInUse = false;
    return decision;
  }
  carton.dueOn = dueFrom(company.today);
  if (reason !== 'noPlan') {
    carton.planNo = undefined;
    meetPlan(carton, company);
  }
  return decision;
}

const dueFrom = (day: number) => day + daysToPlan + 1;

/** The dealer's next vehicle that has not left, and has not left the carton behind (I-PD-2). */
function meetPlan(carton: Carton, company: Company): void {
  const fitting = company.plans.filter(({ planNo, dealerNo, departsOn }) => dealerNo === carton.dealerNo && departsOn >= company.today && !carton.leftBehindBy.includes(planNo));
  carton.planNo = fitting.sort((a, b) => a.departsOn - b.departsOn)[0]?.planNo;
}
