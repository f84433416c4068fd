import type { z } from 'zod';
import { Problem } from '../../http/problem';
import type { recordShippingBreachBody } from './contract';
import type { LogisticsCall } from './dispatches';
import { insertBreach } from './repository/departures';
import { findDispatchOfSlip, lockDispatch, selectFirstTakeovers } from './repository/dispatches';

/**
 * Was the shipping deadline missed? Decided from the recorded moments, not from when this is asked: met when
 * Logistics signed or a carrier took over at or before `dueAt` (T-05, I-G-4), or the dispatch ended by then
 * without a shipment. A miss is written down once and
 * flags the dispatch; nothing else follows from it (I-G-5).
 */
export async function recordShippingBreach({ tx, at }: LogisticsCall, body: z.output<typeof recordShippingBreachBody>) {
  const dispatch = await findDispatchOfSlip(tx, body.issueSlipNo);
  if (!dispatch) throw notYetOpen(body.issueSlipNo);
  // A take-over of the last moment may be about to commit: whether the dispatch ended is read again behind it.
  const locked = await lockDispatch(tx, dispatch.dispatchNo);
  const [first] = await selectFirstTakeovers(tx, [dispatch.dispatchNo]);
  const dueAt = new Date(body.dueAt);
  const met = [first?.handedOverAt, first?.takenOverAt, locked?.endedAt].some((moment) => moment && moment <= dueAt);
  if (met) return { breached: false };
  await insertBreach(tx, { dispatchNo: dispatch.dispatchNo, deadlineId: body.deadlineId, dueAt, recordedAt: at });
  return { breached: true };
}

/** A slip reviewed long ago has its timer fire while its dispatch is still being opened. */
const notYetOpen = (issueSlipNo: string) =>
  new Problem(503, 'dispatchNotYetOpen', `The issue slip ${issueSlipNo} has no dispatch yet; try again when it is opened`);
