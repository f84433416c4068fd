import type { z } from 'zod';
import type { Locale } from '../../config';
import { nextNumber } from '../../database/serial';
import { conflict, refused } from '../../http/problem';
import type { LogisticsCall } from './dispatches';
import { matchCarton } from './matching';
import { planFieldWords, planMisfitWords, planText } from './plan-words';
import { receiveDispatchPlanBody, type DispatchPlan, type PlanMisfit, type recordDispatchPlanBody } from './plan-schemas';
import { isDealerKnown } from './repository/dealers';
import { selectWaiting } from './repository/handovers';
import { findPlan, insertPlan, lockDealer } from './repository/plans';
import { keepOnce } from './unmatched';

interface PlanTaken {
  planNo: string;
  /** Cartons that it released. */
  cartonNos: string[];
}

/**
 * Takes Customer Service's plan in and releases all waiting cartons of its dealer, and of no other (PD-09, PD-D6.1,
 * PD-D6.2). A plan for a dealer whom nobody knows is kept for a person. Refused: a number that is taken (`planExists`),
 * a vehicle that has left (`planAlreadyLeft`).
 */
export async function receiveDispatchPlan(call: LogisticsCall, given: DispatchPlan, locale: Locale) {
  const taken = await enterPlan(call, given);
  if (taken === 'planExists') throw conflict('planExists', `There is a dispatch plan ${given.planNo ?? ''} already`);
  if (taken === 'planAlreadyLeft') {
    const detail = 'must lie ahead: a vehicle that has left takes no carton';
    throw refused('planAlreadyLeft', `departsAt: ${detail}`, [{ field: 'departsAt', detail }]);
  }
  return taken === 'unknownDealer' ? keepPlan(call, given, locale) : { ...taken, unmatchedNo: null };
}

/** The same by the staff form: what can not be taken in is answered in words, and nothing is refused with a problem. */
export async function recordDispatchPlan(call: LogisticsCall, { departure, ...written }: z.output<typeof recordDispatchPlanBody>, locale: Locale) {
  const departsAt = `${(departure ?? '').replace(' ', 'T')}:00+08:00`;
  const parsed = receiveDispatchPlanBody.safeParse({ ...written, planNo: written.planNo || undefined, departsAt });
  const nothing = { planNo: null, cartonNos: [], unmatchedNo: null };
  if (!parsed.success) return { ...nothing, refusal: planFieldWords(String(parsed.error.issues[0]?.path[0]), locale) };
  const taken = await enterPlan(call, parsed.data);
  if (taken === 'unknownDealer') return { ...(await keepPlan(call, parsed.data, locale)), refusal: null };
  return typeof taken === 'string' ? { ...nothing, refusal: planMisfitWords(taken, locale) } : { ...taken, unmatchedNo: null, refusal: null };
}

/** Takes a plan in and releases the cartons that wait for it; else says why not. */
export async function enterPlan(call: LogisticsCall, given: DispatchPlan): Promise<PlanTaken | PlanMisfit> {
  const { tx, at } = call;
  const { dealerNo, vehicleNo } = given;
  const departsAt = new Date(given.departsAt);
  if (departsAt <= at) return 'planAlreadyLeft';
  await lockDealer(tx, dealerNo);
  if (given.planNo !== undefined && (await findPlan(tx, given.planNo))) return 'planExists';
  if (!(await isDealerKnown(tx, dealerNo))) return 'unknownDealer';
  const plan = { planNo: given.planNo ?? (await nextNumber(tx, 'VP', at)), dealerNo, vehicleNo, departsAt, receivedAt: at };
  if (!(await insertPlan(tx, plan))) return 'planExists';
  const waiting = await selectWaiting(tx, dealerNo);
  for (const carton of waiting) await matchCarton(call, carton, plan);
  return { planNo: plan.planNo, cartonNos: waiting.map(({ cartonNo }) => cartonNo) };
}

/** Keeps a plan for a dealer whom nobody knows, once however often it comes. */
async function keepPlan(call: LogisticsCall, payload: DispatchPlan, locale: Locale) {
  const reason = 'unknownDealer' as const;
  const shown = { inboundText: planText(payload, locale), unmatchedReason: planMisfitWords(reason, locale) };
  const unmatchedNo = await keepOnce(call, { kind: 'dispatchPlan', reason, payload, shown }, payload);
  return { planNo: null, cartonNos: [], unmatchedNo };
}
