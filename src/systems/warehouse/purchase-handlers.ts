import type { Handlers } from '../../http/handlers';
import { receiveIntoHold, returnToSupplier } from './hold';
import type { purchaseOperations } from './purchase-operations';
import { makeReceiptSlip, postReceipt } from './purchase-receipt';
import type { WarehouseTables } from './tables';

type PurchaseContract = { system: string; title: string; operations: typeof purchaseOperations };

/** Carries out the warehouse's operations on bought goods. */
export const purchaseHandlers: Handlers<PurchaseContract, WarehouseTables> = {
  receiveIntoHold: async ({ tx, at }, { body }) => ({ movementId: await receiveIntoHold(tx, body, at) }),
  makeReceiptSlip: ({ tx, at }, { body }) => makeReceiptSlip(tx, body, at),
  postReceipt: async ({ tx, at }, { body }) => ({ movementIds: await postReceipt(tx, body, at) }),
  returnToSupplier: async ({ tx, at }, { body }) => ({ movementId: await returnToSupplier(tx, body, at) }),
};
