import type { z } from 'zod';
import { conflict } from '../../http/problem';
import type { cancelDispatchBody } from './contract';
import { lockedDispatch, type LogisticsCall } from './dispatches';
import { setDispatchState } from './repository/dispatches';
import { selectDocuments, voidDocument } from './repository/documents';
import { setAllReturned } from './repository/handovers';
import { lockDealer } from './repository/plans';

/** No person voids it: the order desk took the cancellation (DO-D5.1). */
const voidedBy = 'order-desk';

/**
 * Ends a dispatch whose order was cancelled before the goods left (DO-D5.1): its shipping document is void and
 * its cartons wait for no plan. Refused once goods have left or the dispatch is over (`dispatchState`).
 */
export async function cancelDispatch({ tx, at }: LogisticsCall, { dispatchNo, reason }: z.output<typeof cancelDispatchBody>) {
  const dispatch = await lockedDispatch(tx, dispatchNo);
  if (dispatch.state !== 'open') {
    throw conflict('dispatchState', `The dispatch ${dispatchNo} is ${dispatch.state}; it can be cancelled only before goods have left`);
  }
  await lockDealer(tx, dispatch.dealerNo);
  for (const { shippingDocumentNo, state } of await selectDocuments(tx, dispatchNo)) {
    if (state !== 'void') await voidDocument(tx, shippingDocumentNo, { voidReason: reason, voidedBy, voidedAt: at });
  }
  await setAllReturned(tx, dispatchNo, at);
  await setDispatchState(tx, dispatchNo, 'cancelledAndRestocked');
  return { dispatchState: 'cancelledAndRestocked' as const };
}
