import type { Insertable, Transaction } from 'kysely';
import type { OrderDeskTables } from './tables';

type Tx = Transaction<OrderDeskTables>;

export function findShipment(tx: Tx, issueSlipNo: string) {
  return tx.selectFrom('shipment').selectAll().where('issueSlipNo', '=', issueSlipNo).executeTakeFirst();
}

/** Slips of an order whose shipped quantities are written, oldest first. */
export function shipmentsOf(tx: Tx, orderNo: string) {
  return tx
    .selectFrom('shipment')
    .select(['issueSlipNo', 'recordedAt', 'departures'])
    .where('orderNo', '=', orderNo)
    .orderBy('recordedAt')
    .orderBy('issueSlipNo')
    .execute();
}

export async function insertShipment(tx: Tx, shipment: Insertable<OrderDeskTables['shipment']>): Promise<void> {
  await tx.insertInto('shipment').values(shipment).execute();
}

/** Writes what left of a line: the shipment's row, and the line's sum. */
export async function addShippedPieces(tx: Tx, shipped: OrderDeskTables['shipmentLine']): Promise<void> {
  await tx.insertInto('shipmentLine').values(shipped).execute();
  await tx
    .updateTable('orderLine')
    .set((line) => ({ shipped: line('shipped', '+', shipped.quantity) }))
    .where('orderLineId', '=', shipped.orderLineId)
    .execute();
}
