import { shanghaiIso } from '../../clock';
import { enqueue } from '../../database/outbox';
import type { LogisticsCall } from './dispatches';
import { setPlan } from './repository/handovers';
import { findNextPlan, type PlanRow } from './repository/plans';

interface Waiting {
  handoverNo: string;
  cartonNo: string;
  dealerNo: string;
}

/** Matches a carton just signed for with the dealer's next plan that has not left, if there is one (I-PD-2). */
export async function matchAtOnce(call: LogisticsCall, waiting: Waiting): Promise<void> {
  const plan = await findNextPlan(call.tx, waiting.dealerNo, waiting.cartonNo, call.at);
  if (plan) await matchCarton(call, waiting, plan);
}

/** Releases a carton with a plan: once, with one message to the one case that waits for the carton. */
export async function matchCarton({ tx, at }: LogisticsCall, { handoverNo, cartonNo }: Waiting, plan: PlanRow): Promise<void> {
  const { planNo, vehicleNo } = plan;
  await setPlan(tx, handoverNo, planNo, at);
  await enqueue(
    tx,
    {
      channel: 'message',
      target: 'vehicleDispatchPlanReceived',
      dedupKey: `vehicleDispatchPlanReceived:${planNo}:${handoverNo}`,
      payload: { correlationKey: cartonNo, variables: { planNo, vehicleNo, departsAt: shanghaiIso(plan.departsAt) } },
    },
    at,
  );
}
