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

/** What a request is told of replacement goods: whose they are and at what price; `deliveryNo` null: they come no more. */
export interface Replacement {
  deliveryNo: string | null;
  deliveredQuantity: number;
  supplierNo: string;
  supplierName: string;
  /** CNY, as process variables carry it. */
  unitPrice: number;
}

/** Replacement goods came, or come no more; the request waits for all its exchange notes under its own number. */
export const tellReplacement = (tx: PurchasingTx, purchaseRequestNo: string, replacement: Replacement, id: string, at: Date) =>
  tell(tx, { name: 'supplierReplacementDelivered', key: purchaseRequestNo, variables: { ...replacement } }, id, at);

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
