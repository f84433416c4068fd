import type { Act, Attempt, Fact, KindOf, Moment, Outside, TaskId } from '../facts';
import type { Company } from './company';
import { dealerPartOrder } from './dealer-part-order';
import { nameOf, type Flow } from './flow';
import { ofLine, whoMay } from './hands';
import { orderMeant } from './intake';
import { Order, restOf } from './order';

const outside = { ordered: true, corrected: true, cancellation: true, dispatchPlan: true, dayPassed: true } satisfies Record<Outside['kind'], true>;

/** A turn of a system, within a case. */
const isTurn = (fact: Fact): fact is Moment => fact.kind !== 'act' && fact.kind !== 'attempt' && !(fact.kind in outside);

interface Case {
  flow: Flow;
  wants: string[];
}

/** Carries the facts of a run out on the company of the specification; `differences` holds where they part. */
export function replay(facts: Fact[], company: Company): void {
  const cases = new Map<string, Case>();
  company.begin = (about, flow) => {
    const first = flow.next();
    if (!first.done) cases.set(about, { flow, wants: first.value });
  };
  for (const fact of facts) hear(fact);
  company.require(company.unmatched === 0, `${company.unmatched} messages that fit no order are not cleared`);
  for (const [about, { wants }] of cases) company.differences.push(`${about}: the specification still waits for ${wants.join(' or ')}`);

  function hear(fact: Fact): void {
    if (isTurn(fact)) return step(fact.about, fact);
    switch (fact.kind) {
      case 'ordered':
        return order(fact, company);
      case 'corrected':
        return correct(fact, company);
      case 'cancellation':
        return cancel(fact, company);
      case 'dispatchPlan':
        return plan(fact, company);
      case 'dayPassed':
        return passDay(company);
      case 'attempt':
        return company.answered(fact, mayTry(fact, company) ? 'done' : 'refused');
      case 'act':
        doneBy(fact, company);
        if (fact.task === 'Task_FindCause') return findCause(fact.about, company);
        if (fact.task === 'Task_ClearOrderMessage') return clear(fact.about, company);
        return step(fact.about, fact);
    }
  }

  function step(about: string, fact: Fact): void {
    const found = cases.get(about);
    if (!found?.wants.includes(nameOf(fact))) {
      const wants = found ? found.wants.join(' or ') : 'nothing';
      company.differences.push(`${about}: ${JSON.stringify(fact)} came, the specification waits for ${wants}`);
      // What follows would differ for no other reason.
      cases.delete(about);
      return;
    }
    const next = found.flow.next(fact);
    if (next.done) cases.delete(about);
    else found.wants = next.value;
  }
}

/** Only a person of the post, and not after an act of their own that excludes it, takes a task; only who took it completes it, once. */
function mayTry({ about, orderNo, task, person, way }: Attempt, company: Company): boolean {
  return way === 'take' && mayDo(company, ofLine(task) ? about : orderNo, task, person);
}

function doneBy({ about, task, person }: Act, company: Company): void {
  company.require(mayDo(company, about, task, person), `${about}: ${person} may not do ${task}`);
  const doers = doersOf(company, about, task);
  if (doers) doers[task] = person;
}

const mayDo = (company: Company, about: string, task: TaskId, person: string) =>
  whoMay(company.people, task, doersOf(company, about, task) ?? {}).some(({ id }) => id === person);

/** Who did the tasks of the case before: of a line's supply, or of the order. */
function doersOf({ orders }: Company, about: string, task: TaskId) {
  const order = orders.get(about.split('/')[0] ?? about);
  return ofLine(task) ? order?.lines.find(({ orderLineId }) => orderLineId === about)?.doers : order?.doers;
}

/** DO-01. */
function order({ about, plan }: KindOf<'ordered'>, company: Company): void {
  const partialAllowed = plan.partialAllowed ?? company.dealer(plan.dealerNo)?.partialAllowed ?? true; // I-DO-3
  const order = new Order(about, plan, partialAllowed);
  company.orders.set(about, order);
  company.begin(about, dealerPartOrder(order, company));
}

/** DO-04: taken in while the order waits for it. */
function correct(fact: KindOf<'corrected'>, company: Company): void {
  const order = orderMeant(fact.about, company);
  const taken = order !== undefined && order.end === undefined && order.awaitsDealer && !order.cancelled;
  company.answered(fact, taken);
  if (!taken) {
    company.unmatched += 1;
    return;
  }
  order.wanted = fact.lines;
  order.awaitsDealer = false;
  order.correctionCame = true;
  order.faxRegister.inbound += 1;
}

/** DO-15, DO-D5: possible until the order is closed, for what was not handed over; said twice, it is accepted twice. */
function cancel(fact: KindOf<'cancellation'>, company: Company): void {
  const order = orderMeant(fact.about, company);
  if (!order) {
    company.unmatched += 1;
    return company.answered(fact, 'unmatched');
  }
  const late = order.end !== undefined && order.end !== 'cancelled' ? 'ended' : order.end === undefined && !order.cancelled && order.handedOver && restOf(order) === 0 ? 'handedOver' : undefined;
  company.answered(fact, late ?? 'accepted');
  order.faxRegister.inbound += 1;
  if (late) order.tell('cancellationRefused');
  else order.cancelled = true;
}

/** PD-09, PD-D6.1, PD-D6.2: releases the waiting cartons of its dealer, and of no other. */
function plan({ planNo, dealerNo, departsOnDay }: KindOf<'dispatchPlan'>, company: Company): void {
  company.plans.push({ planNo, dealerNo, departsOn: departsOnDay });
  for (const carton of company.cartons) {
    if (carton.waits && carton.planNo === undefined && carton.dealerNo === dealerNo) carton.planNo = planNo;
  }
}

/** Deadlines that pass overnight: T-05 (24 h from the review) and T-06. */
function passDay(company: Company): void {
  company.today += 1;
  for (const dispatch of company.dispatches) {
    const due = !dispatch.over && dispatch.reviewedOn + 1 === company.today;
    if (!due || dispatch.takenOverOn !== undefined) continue;
    dispatch.breached = true;
    for (let count = company.shippersSuperiors().length + 1; count > 0; count -= 1) dispatch.slip.order.tell('breachNotice');
  }
  for (const carton of company.cartons) {
    if (carton.waits && company.today >= carton.dueOn) carton.late ??= carton.planNo === undefined ? 'noPlan' : 'notLoaded';
  }
}

/** A clerk dismisses what fits no order. */
function clear(unmatchedNo: string, company: Company): void {
  company.require(company.unmatched > 0, `${unmatchedNo} was cleared, but everything fitted an order`);
  company.unmatched -= 1;
}

/** PD-12. */
function findCause(orderNo: string, company: Company): void {
  const [dispatch, ...more] = company.causesToFind.get(orderNo) ?? [];
  company.require(dispatch !== undefined, `${orderNo}: a cause was looked for without a late carton`);
  if (dispatch) dispatch.improvements += 1;
  company.causesToFind.set(orderNo, more);
}
