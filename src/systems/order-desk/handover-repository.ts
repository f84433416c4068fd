import type { Insertable, Transaction } from 'kysely';
import type { OrderDeskTables } from './tables';

type Tx = Transaction<OrderDeskTables>;

export function findHandover(tx: Tx, issueSlipNo: string) {
  return tx.selectFrom('handover').selectAll().where('issueSlipNo', '=', issueSlipNo).executeTakeFirst();
}

/** True once goods of any slip of the order may leave. */
export async function anyHandover(tx: Tx, orderNo: string): Promise<boolean> {
  return (await tx.selectFrom('handover').select('orderNo').where('orderNo', '=', orderNo).executeTakeFirst()) !== undefined;
}

/** True while goods of a slip may leave, and what left is not written to the order yet. */
export async function anyUnderWay(tx: Tx, orderNo: string): Promise<boolean> {
  const row = await tx
    .selectFrom('handover')
    .leftJoin('shipment', 'shipment.issueSlipNo', 'handover.issueSlipNo')
    .select('handover.orderNo')
    .where('handover.orderNo', '=', orderNo)
    .where('shipment.issueSlipNo', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertHandover(tx: Tx, handover: Insertable<OrderDeskTables['handover']>): Promise<void> {
  await tx.insertInto('handover').values(handover).execute();
}
