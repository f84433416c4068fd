import type { Location, SlipState } from './schemas';
import type { WarehouseTx } from './tables';

interface Page {
  limit: number;
  offset: number;
}
type Wanted<T> = { [K in keyof T]?: T[K] | undefined };

export const stock = (tx: WarehouseTx, { partNo, location }: Wanted<{ partNo: string; location: Location }>) =>
  tx
    .selectFrom('balance')
    .innerJoin('part', 'part.partNo', 'balance.partNo')
    .select(['balance.partNo', 'part.name', 'location', 'onHand', 'reserved'])
    .$if(partNo !== undefined, (query) => query.where('balance.partNo', '=', partNo ?? ''))
    .$if(location !== undefined, (query) => query.where('location', '=', location ?? 'AS'))
    .orderBy('balance.partNo')
    .orderBy('location')
    .execute();

type MovementFilter = Page & Wanted<{ partNo: string; documentNo: string; orderNo: string }>;

export const movements = (tx: WarehouseTx, { partNo, documentNo, orderNo, limit, offset }: MovementFilter) =>
  tx
    .selectFrom('movement')
    .selectAll()
    .$if(partNo !== undefined, (query) => query.where('partNo', '=', partNo ?? ''))
    .$if(documentNo !== undefined, (query) => query.where('documentNo', '=', documentNo ?? ''))
    .$if(orderNo !== undefined, (query) => query.where('orderNo', '=', orderNo ?? ''))
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();

type ReservationFilter = Page & Wanted<{ orderNo: string; partNo: string }>;

export const reservations = (tx: WarehouseTx, { orderNo, partNo, limit, offset }: ReservationFilter) =>
  tx
    .selectFrom('reservation')
    .selectAll()
    .where('quantity', '>', 0)
    .$if(orderNo !== undefined, (query) => query.where('orderNo', '=', orderNo ?? ''))
    .$if(partNo !== undefined, (query) => query.where('partNo', '=', partNo ?? ''))
    .orderBy('orderLineId')
    .orderBy('location')
    .limit(limit)
    .offset(offset)
    .execute();

export const findSlip = (tx: WarehouseTx, issueSlipNo: string) =>
  tx.selectFrom('issueSlip').selectAll().where('issueSlipNo', '=', issueSlipNo).executeTakeFirst();

type SlipFilter = Page & Wanted<{ orderNo: string; state: SlipState }>;

export const slips = (tx: WarehouseTx, { orderNo, state, limit, offset }: SlipFilter) =>
  tx
    .selectFrom('issueSlip')
    .selectAll()
    .where('slipKind', '=', 'issueSlip')
    .$if(orderNo !== undefined, (query) => query.where('orderNo', '=', orderNo ?? ''))
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'made'))
    .orderBy('position')
    .limit(limit)
    .offset(offset)
    .execute();

type PaperFilter = Page & Wanted<{ orderNo: string; issueSlipNo: string }>;

export const packingRecords = (tx: WarehouseTx, { orderNo, issueSlipNo, limit, offset }: PaperFilter) =>
  tx
    .selectFrom('packingRecord')
    .innerJoin('issueSlip', 'issueSlip.issueSlipNo', 'packingRecord.issueSlipNo')
    .selectAll('packingRecord')
    .$if(orderNo !== undefined, (query) => query.where('orderNo', '=', orderNo ?? ''))
    .$if(issueSlipNo !== undefined, (query) => query.where('packingRecord.issueSlipNo', '=', issueSlipNo ?? ''))
    .orderBy('packedAt')
    .orderBy('packingRecordNo')
    .limit(limit)
    .offset(offset)
    .execute();

export const packingLinesOf = (tx: WarehouseTx, packingRecordNos: string[]) =>
  tx.selectFrom('packingLine').selectAll().where('packingRecordNo', 'in', packingRecordNos).orderBy('position').execute();

export const cartonLinesOf = (tx: WarehouseTx, packingRecordNos: string[]) =>
  tx.selectFrom('cartonLine').innerJoin('carton', 'carton.cartonNo', 'cartonLine.cartonNo').selectAll('cartonLine').where('carton.packingRecordNo', 'in', packingRecordNos).orderBy('orderLineId').execute();

export const cartonsOf = (tx: WarehouseTx, packingRecordNos: string[]) =>
  tx.selectFrom('carton').selectAll().where('packingRecordNo', 'in', packingRecordNos).orderBy('position').execute();

export const shipments = (tx: WarehouseTx, { orderNo, issueSlipNo, limit, offset }: PaperFilter) =>
  tx
    .selectFrom('shipment')
    .innerJoin('issueSlip', 'issueSlip.issueSlipNo', 'shipment.issueSlipNo')
    .selectAll('shipment')
    .$if(orderNo !== undefined, (query) => query.where('orderNo', '=', orderNo ?? ''))
    .$if(issueSlipNo !== undefined, (query) => query.where('shipment.issueSlipNo', '=', issueSlipNo ?? ''))
    .orderBy('departedAt')
    .orderBy('shipmentNo')
    .limit(limit)
    .offset(offset)
    .execute();

/** The lines of shipments: their movements, with the part names of the slips. */
export const shipmentLinesOf = (tx: WarehouseTx, shipmentNos: string[]) =>
  tx
    .selectFrom('movement')
    .innerJoin('shipment', 'shipment.shipmentNo', 'movement.documentNo')
    .innerJoin('issueSlipLine', (join) =>
      join
        .onRef('issueSlipLine.issueSlipNo', '=', 'shipment.issueSlipNo')
        .onRef('issueSlipLine.orderLineId', '=', 'movement.orderLineId'),
    )
    .select(['shipmentNo', 'issueSlipLine.orderLineId', 'movement.partNo', 'partName', 'movement.quantity'])
    .where('shipmentNo', 'in', shipmentNos)
    .orderBy('movement.id')
    .execute();
