import type { Insertable, Transaction } from 'kysely';
import type { OrderDeskTables } from './tables';

type Tx = Transaction<OrderDeskTables>;

/** False when the report's loss of the line is recorded already. */
export async function insertLoss(tx: Tx, loss: Insertable<OrderDeskTables['lostReservation']>): Promise<boolean> {
  const inserted = await tx
    .insertInto('lostReservation')
    .values(loss)
    .onConflict((clash) => clash.columns(['differenceReportNo', 'orderLineId']).doNothing())
    .returning('orderLineId')
    .executeTakeFirst();
  return inserted !== undefined;
}
