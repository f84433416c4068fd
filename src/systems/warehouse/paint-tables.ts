/** What a receipt slip for painted parts says besides its line. */
export interface PaintReceiptRow {
  stockSlipNo: string;
  outsourcingOrderNo: string;
  painterDeliveryNoteNo: string;
  whitePartNo: string;
  orderLineId: string | null;
}

/** Tables of the migration `paint`. */
export interface PaintTables {
  paintReceipt: PaintReceiptRow;
}
