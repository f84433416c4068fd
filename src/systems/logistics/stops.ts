import type { z } from 'zod';
import { enqueue } from '../../database/outbox';
import type { stopDispatchesBody } from './contract';
import type { LogisticsCall } from './dispatches';
import { insertCancelledOrder, isCancelled, lockOpenDispatches, lockOrder } from './repository/cancelled-orders';
import { findWaitingWaybill } from './repository/carriage';
import { selectHandovers } from './repository/handovers';
import type { LogisticsTx } from './tables';

/**
 * The order desk accepted an order's cancellation (DO-D5.1): what is in dispatch for it is told to stop at once;
 * so is a dispatch that opens afterwards. Nothing is told once Logistics signed or a carrier took over: then the
 * gate before the departure decides. Nor is a dispatch whose slip counts as handed over at the order desk: it goes
 * on, though its signature may not be here yet, or its carton be back in the store (DO-D5.2). Tells which dispatches were told.
 */
export async function stopDispatches(call: LogisticsCall, { orderNo, acceptedAt, slipsHandedOver }: z.output<typeof stopDispatchesBody>) {
  const { tx, at } = call;
  await lockOrder(tx, orderNo);
  await insertCancelledOrder(tx, { orderNo, acceptedAt: acceptedAt === undefined ? at : new Date(acceptedAt), slipsHandedOver });
  const told: string[] = [];
  if (!(await isCancelled(tx, orderNo))) return { dispatchNos: told };
  for (const { dispatchNo, issueSlipNo } of await lockOpenDispatches(tx, orderNo)) {
    if (slipsHandedOver.includes(issueSlipNo) || (await outOfOurHands(tx, dispatchNo))) continue;
    await tellToStop(call, dispatchNo);
    told.push(dispatchNo);
  }
  return { dispatchNos: told };
}

/** Tells a dispatch that has just opened to stop, if its order was cancelled while the slip was made out. */
export async function stopIfCancelled(call: LogisticsCall, dispatchNo: string, orderNo: string): Promise<void> {
  if (await isCancelled(call.tx, orderNo)) await tellToStop(call, dispatchNo);
}

async function outOfOurHands(tx: LogisticsTx, dispatchNo: string): Promise<boolean> {
  if (await findWaitingWaybill(tx, dispatchNo)) return true;
  return (await selectHandovers(tx, dispatchNo)).some(({ returnedAt }) => returnedAt === null);
}

/** The key says that it is the first shipment: once that has gone, nothing of the dispatch is stopped any more. */
async function tellToStop({ tx, at }: LogisticsCall, dispatchNo: string): Promise<void> {
  const correlationKey = `${dispatchNo}/1`;
  const message = { channel: 'message', target: 'orderCancelled', payload: { correlationKey, variables: {} } } as const;
  await enqueue(tx, { ...message, dedupKey: `orderCancelled:${correlationKey}` }, at);
}
