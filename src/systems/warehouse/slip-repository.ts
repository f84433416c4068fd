import type { Insertable } from 'kysely';
import type { SlipState } from './schemas';
import { inDispatch } from './slip-states';
import type { IssueSlipLineRow, IssueSlipRow, SlipMarkRow, WarehouseTables, WarehouseTx } from './tables';

export const insertSlip = (tx: WarehouseTx, slip: Insertable<IssueSlipRow>) =>
  tx.insertInto('issueSlip').values(slip).execute();

export const insertSlipLines = (tx: WarehouseTx, lines: Insertable<IssueSlipLineRow>[]) =>
  tx.insertInto('issueSlipLine').values(lines).execute();

export const lockSlip = (tx: WarehouseTx, issueSlipNo: string) =>
  tx.selectFrom('issueSlip').selectAll().where('issueSlipNo', '=', issueSlipNo).forUpdate().executeTakeFirst();

export const lockSlipsOfOrder = (tx: WarehouseTx, orderNo: string) =>
  tx.selectFrom('issueSlip').selectAll().where('orderNo', '=', orderNo).orderBy('issueSlipNo').forUpdate().execute();

export const setState = (tx: WarehouseTx, issueSlipNo: string, state: SlipState) =>
  tx.updateTable('issueSlip').set({ state }).where('issueSlipNo', '=', issueSlipNo).execute();

export interface Review {
  state: 'reviewed' | 'void';
  reviewer: string;
  reviewedAt: Date;
  reviewReason: string | null;
}

export const setReview = (tx: WarehouseTx, issueSlipNo: string, review: Review) =>
  tx.updateTable('issueSlip').set(review).where('issueSlipNo', '=', issueSlipNo).execute();

export const setCancelled = (tx: WarehouseTx, issueSlipNo: string, mark: { cancelReason: string; cancelledAt: Date }) =>
  tx.updateTable('issueSlip').set({ state: 'void', ...mark }).where('issueSlipNo', '=', issueSlipNo).execute();

export const linesOfSlips = (tx: WarehouseTx, issueSlipNos: string[]) =>
  tx
    .selectFrom('issueSlipLine')
    .selectAll()
    .where('issueSlipNo', 'in', issueSlipNos)
    .orderBy('issueSlipNo')
    .orderBy('position')
    .execute();

/**
 * Pieces that the order's slips in dispatch count on, per slip line. Once goods of a slip have departed, only
 * what lies in staging still counts: the rest goes with a second shipment, or on a new slip, whichever comes first.
 */
export const claimsOnReservations = (tx: WarehouseTx, orderNo: string) =>
  tx
    .selectFrom('issueSlipLine')
    .innerJoin('issueSlip', 'issueSlip.issueSlipNo', 'issueSlipLine.issueSlipNo')
    .select(['issueSlip.issueSlipNo', 'orderLineId'])
    .select((row) =>
      row
        .case()
        .when(row.exists(row.selectFrom('shipment').select('shipmentNo').whereRef('shipment.issueSlipNo', '=', 'issueSlip.issueSlipNo')))
        .then(row.ref('staged'))
        .else(row.ref('quantity'))
        .end()
        .as('pieces'),
    )
    .where('issueSlip.state', 'in', inDispatch)
    .where('issueSlip.orderNo', '=', orderNo)
    .execute();

/** Adds to the staged and shipped pieces of a slip line; its check keeps them within the slip. */
export const changeSlipLine = (
  tx: WarehouseTx,
  line: { issueSlipNo: string; orderLineId: string },
  change: { staged: number; shipped: number },
) =>
  tx
    .updateTable('issueSlipLine')
    .set((row) => ({ staged: row('staged', '+', change.staged), shipped: row('shipped', '+', change.shipped) }))
    .where('issueSlipNo', '=', line.issueSlipNo)
    .where('orderLineId', '=', line.orderLineId)
    .execute();

export const insertMark = (tx: WarehouseTx, mark: Insertable<SlipMarkRow>) =>
  tx.insertInto('slipMark').values(mark).execute();

export const marksOfSlips = (tx: WarehouseTx, issueSlipNos: string[]) =>
  tx.selectFrom('slipMark').selectAll().where('issueSlipNo', 'in', issueSlipNos).orderBy('id').execute();

export const insertPackingRecord = (tx: WarehouseTx, record: Insertable<WarehouseTables['packingRecord']>) =>
  tx.insertInto('packingRecord').values(record).execute();

export const insertPackingLines = (tx: WarehouseTx, lines: Insertable<WarehouseTables['packingLine']>[]) =>
  tx.insertInto('packingLine').values(lines).execute();

export const insertCartons = (tx: WarehouseTx, cartons: Insertable<WarehouseTables['carton']>[]) =>
  tx.insertInto('carton').values(cartons).execute();

export const insertCartonLines = (tx: WarehouseTx, lines: Insertable<WarehouseTables['cartonLine']>[]) =>
  tx.insertInto('cartonLine').values(lines).execute();

export const insertShipment = (tx: WarehouseTx, shipment: Insertable<WarehouseTables['shipment']>) =>
  tx.insertInto('shipment').values(shipment).execute();
