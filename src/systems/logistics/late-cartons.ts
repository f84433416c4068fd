import type { z } from 'zod';
import { shanghaiIso } from '../../clock';
import { enqueue } from '../../database/outbox';
import { conflict, notFound } from '../../http/problem';
import type { recordCartonLateBody } from './contract';
import { lockedDispatch, type LogisticsCall } from './dispatches';
import { matchAtOnce } from './matching';
import type { DispatchRow } from './repository/dispatches';
import { voidDocument } from './repository/documents';
import { findInStaging, releaseFromPlan, setReturned, type HandoverRow } from './repository/handovers';
import { insertDecision, selectDecisions, wasLeftBehind } from './repository/late-cartons';
import { findPlan, lockDealer } from './repository/plans';

type Late = z.output<typeof recordCartonLateBody>;

/**
 * Logistics decides on a carton that is not shipped in time (PD-11, PD-D5). Returned: its document is void and
 * no plan releases it any more. Kept: it waits again, T-06 runs again from now, for the dealer's next vehicle, which
 * may be the one that it was not loaded on in time, and is none that left it behind. Either way the search for the
 * cause starts (PD-12).
 * A plan that met the carton before the decision makes it a carton that is kept, unless its vehicle has left: then it
 * may be returned, and is told that the plan's message is on its way, which nothing else may take for its own.
 */
export async function recordCartonLate(call: LogisticsCall, late: Late) {
  const { tx, at } = call;
  const dispatch = await lockedDispatch(tx, late.dispatchNo);
  await lockDealer(tx, dispatch.dealerNo);
  const handover = await findInStaging(tx, late.dispatchNo, late.cartonNo);
  if (!handover) throw notFound('carton of this dispatch in staging with number', late.cartonNo);
  await assertReason(call, late, handover);
  const plan = late.reason === 'noPlan' && handover.planNo !== null ? await findPlan(tx, handover.planNo) : undefined;
  const decision = plan !== undefined && plan.departsAt > at ? 'keep' : late.decision;
  const decisionNo = `${dispatch.dispatchNo}/${(await selectDecisions(tx, dispatch.dispatchNo)).length + 1}`;
  await insertDecision(tx, { ...noteOf(late, handover), decisionNo, decision, decidedAt: at });
  if (decision === 'return') await giveBack(call, late, handover);
  else if (late.reason !== 'noPlan') await waitAgain(call, handover);
  await requestImprovement(call, dispatch, { ...late, decision, decisionNo });
  return { decision, decisionNo, decidedAt: shanghaiIso(at), planOnItsWay: decision === 'return' && plan !== undefined };
}

/**
 * A single carton that a vehicle left behind while it took the others goes back to the store (PD-D5.1): the decision
 * note, and the search for the cause (PD-12). The document went with the vehicle.
 */
export async function noteReturned(call: LogisticsCall, dispatch: DispatchRow, handover: HandoverRow, { note, decidedBy }: Pick<Late, 'note' | 'decidedBy'>): Promise<void> {
  const { tx, at } = call;
  const { dispatchNo } = dispatch;
  const late = { dispatchNo, cartonNo: handover.cartonNo, reason: 'leftBehind' as const, decision: 'return' as const, note, decidedBy };
  const decisionNo = `${dispatchNo}/${(await selectDecisions(tx, dispatchNo)).length + 1}`;
  await insertDecision(tx, { ...noteOf(late, handover), decisionNo, decision: 'return', decidedAt: at });
  await requestImprovement(call, dispatch, { ...late, decisionNo });
}

const noteOf = ({ dispatchNo, cartonNo, reason, note, decidedBy }: Late, { handoverNo, planNo }: HandoverRow) => ({
  dispatchNo,
  handoverNo,
  cartonNo,
  reason,
  note: note || null,
  planNo,
  decidedBy,
});

async function assertReason({ tx }: LogisticsCall, { reason, cartonNo }: Late, { handoverNo, planNo }: HandoverRow): Promise<void> {
  const left = planNo !== null && (await wasLeftBehind(tx, handoverNo, planNo));
  if (left !== (reason === 'leftBehind')) {
    throw conflict(
      'cartonState',
      left
        ? `The vehicle of the plan ${planNo} left without the carton ${cartonNo}: the reason is leftBehind`
        : `No vehicle is known to have left without the carton ${cartonNo}: the reason is noPlan or notLoaded`,
    );
  }
  if (reason === 'notLoaded' && planNo === null) throw conflict('cartonState', `The carton ${cartonNo} has met no plan: the reason is noPlan`);
}

async function giveBack({ tx, at }: LogisticsCall, { note, reason, decidedBy }: Late, handover: HandoverRow): Promise<void> {
  await setReturned(tx, handover.handoverNo, at);
  await voidDocument(tx, handover.shippingDocumentNo, { voidReason: note || reason, voidedBy: decidedBy, voidedAt: at });
}

async function waitAgain(call: LogisticsCall, handover: HandoverRow): Promise<void> {
  await releaseFromPlan(call.tx, handover.handoverNo);
  await matchAtOnce(call, handover);
}

/** Starts the search for cause and responsible department, as a case of its own (PD-12). */
async function requestImprovement({ tx, at }: LogisticsCall, dispatch: DispatchRow, late: Late & { decisionNo: string }): Promise<void> {
  const { decisionNo, cartonNo, reason: lateReason, decision: lateDecision, note } = late;
  const { dispatchNo, orderNo, dealerNo } = dispatch;
  const variables = { decisionNo, dispatchNo, orderNo, dealerNo, cartonNo, lateReason, lateDecision, lateNote: note || null };
  await enqueue(
    tx,
    {
      channel: 'message',
      target: 'improvementRequested',
      dedupKey: `improvementRequested:${decisionNo}`,
      payload: { correlationKey: decisionNo, variables },
    },
    at,
  );
}
