import type { Insertable } from 'kysely';
import type { PaintReceiptRow } from './paint-tables';
import type { Place } from './stock-repository';
import type { WarehouseTx } from './tables';

/** The reservation of an outsourcing order's white parts: the order's only line. */
export const whitePartsOf = (outsourcingOrderNo: string): string => `${outsourcingOrderNo}/1`;

export const insertPaintReceipt = (tx: WarehouseTx, receipt: Insertable<PaintReceiptRow>) =>
  tx.insertInto('paintReceipt').values(receipt).execute();

export const findPaintReceipt = (tx: WarehouseTx, stockSlipNo: string) =>
  tx.selectFrom('paintReceipt').selectAll().where('stockSlipNo', '=', stockSlipNo).executeTakeFirst();

/** White parts that are prepared for the paint shop: those reserved for an outsourcing order (OP-03). */
export const reservedForPainter = (tx: WarehouseTx, { partNo, location }: Place) =>
  tx
    .selectFrom('reservation')
    .select(['orderLineId', 'quantity as pieces'])
    .where('partNo', '=', partNo)
    .where('location', '=', location)
    .where('orderLineId', 'like', 'OP-%')
    .execute();
