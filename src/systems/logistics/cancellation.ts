import type { z } from 'zod';
import { conflict } from '../../http/problem';
import type { cancelDispatchBody } from './contract';
import { lockedDispatch, type LogisticsCall } from './dispatches';
import { findWaitingWaybill, setWaybillReturned, type WaybillRow } from './repository/carriage';
import { endWithoutShipment } from './repository/dispatches';
import { findDocument, selectDocuments, voidDocument } from './repository/documents';
import { setAllReturned } from './repository/handovers';
import { lockDealer } from './repository/plans';
import type { LogisticsTx } from './tables';

/** No person voids it: the order desk took the cancellation (DO-D5.1). */
const voidedBy = 'order-desk';

/**
 * Ends a dispatch whose order was cancelled before the goods left (DO-D5.1): its shipping document is void and
 * its cartons wait for no plan. While a carrier has the goods nothing is changed: they are called back first, so
 * that they are never both gone and in the store. One whose slip the keeper refused meanwhile is over already.
 * Refused once goods have left (`dispatchState`).
 */
export async function cancelDispatch({ tx, at }: LogisticsCall, body: z.output<typeof cancelDispatchBody>) {
  const { dispatchNo, reason, goodsReturnedBy } = body;
  const dispatch = await lockedDispatch(tx, dispatchNo);
  if (dispatch.state === 'movementRefused') return { dispatchState: dispatch.state, tookOver: null };
  if (dispatch.state !== 'open') {
    throw conflict('dispatchState', `The dispatch ${dispatchNo} is ${dispatch.state}; it can be cancelled only before goods have left`);
  }
  const gone = await findWaitingWaybill(tx, dispatchNo);
  if (gone && !goodsReturnedBy) return { dispatchState: dispatch.state, tookOver: await takeOverOf(tx, gone) };
  if (gone && goodsReturnedBy) await setWaybillReturned(tx, gone.id, goodsReturnedBy, at);
  await lockDealer(tx, dispatch.dealerNo);
  for (const { shippingDocumentNo, state } of await selectDocuments(tx, dispatchNo)) {
    if (state !== 'void') await voidDocument(tx, shippingDocumentNo, { voidReason: reason, voidedBy, voidedAt: at });
  }
  await setAllReturned(tx, dispatchNo, at);
  await endWithoutShipment(tx, dispatchNo, 'cancelledAndRestocked', at);
  return { dispatchState: 'cancelledAndRestocked' as const, tookOver: null };
}

async function takeOverOf(tx: LogisticsTx, { shippingDocumentNo, carrier, waybillNo }: WaybillRow) {
  const document = await findDocument(tx, shippingDocumentNo);
  return { shippingDocumentNo, carrier, waybillNo, shipmentMethod: document?.method === 'freight' ? ('freight' as const) : ('courier' as const) };
}
