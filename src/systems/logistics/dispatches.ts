import type { z } from 'zod';
import { nextNumber } from '../../database/serial';
import type { Call } from '../../http/handlers';
import { conflict, notFound } from '../../http/problem';
import type { openDispatchBody } from './contract';
import { lockOrder } from './repository/cancelled-orders';
import { findDestination } from './repository/dealers';
import * as dispatches from './repository/dispatches';
import { stopIfCancelled } from './stops';
import type { LogisticsTables, LogisticsTx } from './tables';

export type LogisticsCall = Call<LogisticsTables>;

/**
 * Opens the dispatch of a slip (PD-01), and tells where its dealer's goods go. A second one for the same slip is refused (`dispatchExists`). That of an
 * order that was cancelled meanwhile is told to stop at once (DO-D5.1); other issue slips belong to no order.
 */
export async function openDispatch(call: LogisticsCall, body: z.output<typeof openDispatchBody>) {
  const { tx, at } = call;
  const { slipLines, reviewedAt, slipKind, ...slip } = body;
  const { orderNo } = slip;
  const ofOrder = slipKind !== 'otherIssueSlip';
  const locked = ofOrder ? lockOrder(tx, orderNo) : undefined;
  const [dispatchNo] = await Promise.all([nextNumber(tx, 'PD', at), locked]);
  const opened = await dispatches.insertDispatch(tx, {
    ...slip,
    slipKind: slipKind ?? 'issueSlip',
    dispatchNo,
    state: 'open',
    reviewedAt: new Date(reviewedAt),
    openedAt: at,
  });
  if (!opened) throw await dispatchExists(tx, body.issueSlipNo);
  await dispatches.insertDispatchLines(tx, dispatchNo, slipLines);
  const [destination] = await Promise.all([findDestination(tx, slip.dealerNo), ofOrder ? stopIfCancelled(call, dispatchNo, orderNo) : undefined]);
  return { dispatchNo, destination };
}

async function dispatchExists(tx: LogisticsTx, issueSlipNo: string) {
  const first = await dispatches.findDispatchOfSlip(tx, issueSlipNo);
  return conflict('dispatchExists', `The issue slip ${issueSlipNo} has its dispatch already: ${first?.dispatchNo ?? ''}`);
}

/** The dispatch, locked for this transaction; 404 when there is none. */
export async function lockedDispatch(tx: LogisticsTx, dispatchNo: string): Promise<dispatches.DispatchRow> {
  const dispatch = await dispatches.lockDispatch(tx, dispatchNo);
  if (!dispatch) throw notFound('dispatch', dispatchNo);
  return dispatch;
}

/** Refuses (`allShipped`) when nothing of the slip is left to send. */
export function assertSomethingLeft(dispatchNo: string, lines: { quantity: number; shipped: number }[]): void {
  if (lines.some((line) => line.shipped < line.quantity)) return;
  throw conflict('allShipped', `All lines of the dispatch ${dispatchNo} have left already`);
}

/** Refuses (`dispatchState`) when the dispatch ended without a shipment. */
export function assertNotEnded({ dispatchNo, state, endedAt }: dispatches.DispatchRow): void {
  if (endedAt !== null) throw conflict('dispatchState', `The dispatch ${dispatchNo} has ended (${state}); its goods stay in the store`);
}
