/** Tables of `migrations/0006-purchase-hold.sql`. */
export interface HoldTables {
  holdDelivery: { deliveryNo: string; purchaseRequestNo: string; partNo: string; quantity: number };
  receiptSlipOrigin: { stockSlipNo: string; deliveryNo: string };
  holdReturn: { vendorReturnNoteNo: string; deliveryNo: string; quantity: number };
}

export type HoldDelivery = HoldTables['holdDelivery'];
