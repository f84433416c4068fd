import { baseOf } from '../../database/base-tables';
import { enqueue } from '../../database/outbox';
import type { PurchasingTx } from './tables';

/** The one key of every message that starts the collecting flow: one instance of it runs at a time. */
const poolKey = 'purchase-pool';

/** A need lies in the pool: the collecting flow starts, unless it runs. */
export const tellNeed = (tx: PurchasingTx, requestLineId: string, at: Date) =>
  tell(tx, { name: 'purchaseLineRequested', key: poolKey, variables: { requestLineId } }, requestLineId, at);

/** A purchase request was made: the buying flow starts. */
export const tellRequest = (tx: PurchasingTx, purchaseRequestNo: string, at: Date) =>
  tell(tx, { name: 'purchaseRequestMade', key: purchaseRequestNo, variables: { purchaseRequestNo } }, purchaseRequestNo, at);

/** A need is settled: who waits for it gets what was received and what is short. */
export const tellSettled = (tx: PurchasingTx, requestLineId: string, result: { receivedQuantity: number; shortQuantity: number }, at: Date) =>
  tell(tx, { name: 'purchaseLineSettled', key: requestLineId, variables: { requestLineId, ...result } }, requestLineId, at);

/** Replacement goods came for an exchange note, or come no more (`deliveryNo` null). */
export const tellReplacement = (
  tx: PurchasingTx,
  vendorReturnNoteNo: string,
  replacement: { deliveryNo: string | null; deliveredQuantity: number },
  id: string,
  at: Date,
) => tell(tx, { name: 'supplierReplacementDelivered', key: vendorReturnNoteNo, variables: replacement }, id, at);

interface Message {
  name: string;
  key: string;
  variables: Record<string, unknown>;
}

const tell = (tx: PurchasingTx, { name, key, variables }: Message, id: string, at: Date) =>
  enqueue(
    baseOf(tx),
    { channel: 'message', target: name, payload: { correlationKey: key, variables }, dedupKey: `${name}:${id}` },
    at,
  );
