import { shanghaiIso } from '../../clock';
import { enqueue } from '../../database/outbox';
import type { LogisticsCall } from './dispatches';
import { setPlan } from './repository/handovers';
import { countDecisions } from './repository/late-cartons';
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

/** Releases a carton with a plan: with one message for each time it waits, to the one case that waits for the carton. */
export async function matchCarton({ tx, at }: LogisticsCall, { handoverNo, cartonNo }: Waiting, plan: PlanRow): Promise<void> {
  const { planNo, vehicleNo } = plan;
  await setPlan(tx, handoverNo, planNo, at);
  const decisions = await countDecisions(tx, handoverNo);
  await enqueue(
    tx,
    {
      channel: 'message',
      target: 'vehicleDispatchPlanReceived',
      // A carton that is kept may meet the same plan again.
      dedupKey: `vehicleDispatchPlanReceived:${planNo}:${handoverNo}:${decisions}`,
      payload: { correlationKey: cartonNo, variables: { planNo, vehicleNo, departsAt: shanghaiIso(plan.departsAt) } },
    },
    at,
  );
}
