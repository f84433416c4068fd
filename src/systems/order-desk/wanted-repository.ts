import type { Transaction } from 'kysely';
import type { OrderDeskTables, WantedRow } from './tables';
import type { WantedLines } from './wanted-lines';

type Tx = Transaction<OrderDeskTables>;

/** Keeps the lines of a round as the dealer wrote them; an empty text or a zero counts as left out. */
export async function insertWanted(tx: Tx, orderNo: string, round: number, lines: WantedLines): Promise<void> {
  const rows = lines.map((line, index) => ({
    orderNo,
    round,
    lineNo: index + 1,
    partNo: line.partNo || null,
    partName: line.partName || null,
    variety: line.variety || null,
    model: line.model || null,
    colour: line.colour || null,
    quantity: line.quantity || null,
  }));
  await tx.insertInto('wantedLine').values(rows).execute();
}

/** The lines of a round, in the dealer's own order. */
export function wantedOf(tx: Tx, { orderNo, wantedRound }: { orderNo: string; wantedRound: number }): Promise<WantedRow[]> {
  return tx
    .selectFrom('wantedLine')
    .selectAll()
    .where('orderNo', '=', orderNo)
    .where('round', '=', wantedRound)
    .orderBy('lineNo')
    .execute();
}
