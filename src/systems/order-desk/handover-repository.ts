import type { Insertable, Transaction } from 'kysely';
import type { Line } from '../shared-schemas';
import type { OrderDeskTables } from './tables';

type Tx = Transaction<OrderDeskTables>;

export function findHandover(tx: Tx, issueSlipNo: string) {
  return tx.selectFrom('handover').selectAll().where('issueSlipNo', '=', issueSlipNo).executeTakeFirst();
}

/** True once goods of any slip of the order may leave. */
export async function anyHandover(tx: Tx, orderNo: string): Promise<boolean> {
  return (await tx.selectFrom('handover').select('orderNo').where('orderNo', '=', orderNo).executeTakeFirst()) !== undefined;
}

/** What is on each slip of the order whose goods may leave and what left is not written to the order yet; null where nobody told. */
export async function linesUnderWay(tx: Tx, orderNo: string): Promise<(Line[] | null)[]> {
  const rows = await tx
    .selectFrom('handover')
    .leftJoin('shipment', 'shipment.issueSlipNo', 'handover.issueSlipNo')
    .select('handover.slipLines')
    .where('handover.orderNo', '=', orderNo)
    .where('shipment.issueSlipNo', 'is', null)
    .execute();
  return rows.map(({ slipLines }) => slipLines);
}

/** Issue slips whose goods may leave, by number: also those whose carton came back and that are sent again. */
export async function slipsHandedOver(tx: Tx, orderNo: string): Promise<string[]> {
  const rows = await tx.selectFrom('handover').select('issueSlipNo').where('orderNo', '=', orderNo).orderBy('issueSlipNo').execute();
  return rows.map(({ issueSlipNo }) => issueSlipNo);
}

/** A slip that counts as handed over already stays so. */
export async function insertHandover(tx: Tx, handover: Insertable<OrderDeskTables['handover']>): Promise<void> {
  await tx.insertInto('handover').values(handover).onConflict((clash) => clash.column('issueSlipNo').doNothing()).execute();
}
