import type { z } from 'zod';
import { nextNumber } from '../../database/serial';
import { conflict, refused } from '../../http/problem';
import type { receiveDispatchPlanBody } from './contract';
import type { LogisticsCall } from './dispatches';
import { matchCarton } from './matching';
import { selectWaiting } from './repository/handovers';
import { insertPlan, lockDealer, type PlanRow } from './repository/plans';

/**
 * Takes Customer Service's plan in and releases all waiting cartons of its dealer, and of no other
 * (PD-09, PD-D6.1, PD-D6.2). Refused: a number that is taken (`planExists`), a vehicle that has left
 * (`planAlreadyLeft`).
 */
export async function receiveDispatchPlan(call: LogisticsCall, given: z.output<typeof receiveDispatchPlanBody>) {
  const departsAt = new Date(given.departsAt);
  if (departsAt <= call.at) {
    const detail = 'must lie ahead: a vehicle that has left takes no carton';
    throw refused('planAlreadyLeft', `departsAt: ${detail}`, [{ field: 'departsAt', detail }]);
  }
  await lockDealer(call.tx, given.dealerNo);
  const plan: PlanRow = {
    planNo: given.planNo ?? (await nextNumber(call.tx, 'VP', call.at)),
    dealerNo: given.dealerNo,
    vehicleNo: given.vehicleNo,
    departsAt,
    receivedAt: call.at,
  };
  if (!(await insertPlan(call.tx, plan))) throw conflict('planExists', `There is a dispatch plan ${plan.planNo} already`);
  const waiting = await selectWaiting(call.tx, plan.dealerNo);
  for (const carton of waiting) await matchCarton(call, carton, plan);
  return { planNo: plan.planNo, cartonNos: waiting.map(({ cartonNo }) => cartonNo) };
}
