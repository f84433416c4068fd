import { shanghaiIso } from '../../clock';
import { deductionsOf, duesOf, notesOf, reportsOf, type OutsourcingTx } from './outsourcing-repository';
import type { OutsourcingOrder } from './outsourcing-tables';

/** The day in Asia/Shanghai that a deadline at its 24:00 closes. */
export const lastDayOf = (dueAt: Date) => shanghaiIso(new Date(dueAt.getTime() - 1)).slice(0, 10);

/** The earliest deadline that pieces are still owed for and that is not recorded as missed; else the latest there is. */
export async function nextDueOf(tx: OutsourcingTx, order: OutsourcingOrder): Promise<Date | undefined> {
  const dues = await owedByDue(tx, order);
  const open = dues.find(({ due, owed }) => owed > 0 && due.breachedAt === null);
  return (open ?? dues.at(-1))?.due.dueAt;
}

/**
 * How many pieces each deadline was or is short of: all that were due by then, less what was handed over or given up
 * before it. "Done at 24:00" is late (I-G-4). Pieces look alike, so those due first count as handed over first. What was
 * missed only when it was taken in had been handed over.
 */
export async function owedByDue(tx: OutsourcingTx, { outsourcingOrderNo }: OutsourcingOrder) {
  const dues = await duesOf(tx, [outsourcingOrderNo]);
  const takenIn = new Set((await reportsOf(tx, [outsourcingOrderNo])).filter(({ missedWhen }) => missedWhen === 'takenIn').map(({ shortageReportNo }) => shortageReportNo));
  const givenUp = (await deductionsOf(tx, outsourcingOrderNo)).filter(({ shortageReportNo }) => !takenIn.has(shortageReportNo));
  const back = [
    ...(await notesOf(tx, [outsourcingOrderNo])).map((note) => ({ at: note.deliveredAt, pieces: note.takenQuantity ?? Math.min(note.notedQuantity, note.expectedQuantity) })),
    ...givenUp.map(({ decidedAt, quantity }) => ({ at: decidedAt, pieces: quantity })),
  ];
  let required = 0;
  return dues.map((due) => {
    required += due.quantity;
    const inTime = back.filter(({ at }) => at < due.dueAt).reduce((sum, { pieces }) => sum + pieces, 0);
    return { due, owed: Math.max(0, required - inTime) };
  });
}
