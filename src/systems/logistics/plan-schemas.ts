import { z } from 'zod';
import { dealerNo, destination, moment, reference } from '../shared-schemas';
import { writtenNo } from '../unmatched-schemas';

/** Customer Service's whole-vehicle dispatch plans (PD-09). */

export const receiveDispatchPlanBody = z.strictObject({
  planNo: reference.optional().describe('A running number is given when left out'),
  dealerNo,
  vehicleNo: reference,
  departsAt: moment,
});
export type DispatchPlan = z.output<typeof receiveDispatchPlanBody>;

/** A plan as a person wrote it into the form; what can't be read is told. */
export const recordDispatchPlanBody = z.strictObject({
  planNo: writtenNo,
  dealerNo: writtenNo,
  vehicleNo: writtenNo,
  departure: writtenNo.describe("Shanghai's time, as 2026-09-07 18:00"),
});

/** Why a plan is not taken in as it stands. */
export const planMisfit = z.enum(['unknownDealer', 'planExists', 'planAlreadyLeft']);
export type PlanMisfit = z.infer<typeof planMisfit>;

export const dispatchPlanAnswer = z.object({
  planNo: z.string().nullable().describe('null: it is kept'),
  cartonNos: z.array(z.string()).describe('Cartons that the plan released'),
  unmatchedNo: reference.nullable().describe('Under this number Customer Service looks at it: nobody knows the dealer'),
});

export const dispatchPlanWords = dispatchPlanAnswer.extend({
  refusal: z.string().nullable().describe("Why it is neither taken nor kept, in the installation's language"),
});

export const dealersToRecord = z.strictObject({
  dealerNos: z.array(dealerNo).min(1).max(100_000),
  destinations: z.array(z.strictObject({ dealerNo, destination })).max(100_000).default([]).describe('Of those that have one'),
});
