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

export async function insertHandover(tx: Tx, handover: Insertable<OrderDeskTables['handover']>): Promise<void> {
  await tx.insertInto('handover').values(handover).execute();
}
