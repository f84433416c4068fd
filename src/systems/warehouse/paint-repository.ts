import type { Insertable } from 'kysely';
import type { PaintReceiptRow } from './paint-tables';
import type { WarehouseTx } from './tables';

/** The reservation of an outsourcing order's white parts: the order's only line. */
export const whitePartsOf = (outsourcingOrderNo: string): string => `${outsourcingOrderNo}/1`;

export const insertPaintReceipt = (tx: WarehouseTx, receipt: Insertable<PaintReceiptRow>) =>
  tx.insertInto('paintReceipt').values(receipt).execute();

export const findPaintReceipt = (tx: WarehouseTx, stockSlipNo: string) =>
  tx.selectFrom('paintReceipt').selectAll().where('stockSlipNo', '=', stockSlipNo).executeTakeFirst();
