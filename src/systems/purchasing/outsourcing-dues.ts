import { shanghaiIso } from '../../clock';
import { baseOf } from '../../database/base-tables';
import { lateMakeUp } from './late-make-ups';
import { changeDues, deductionsOf, duesOf, insertDue, notesOf, orderToChange, reportsOf, type OutsourcingTx } from './outsourcing-repository';
import type { OutsourcingOrder, PaintDue } from './outsourcing-tables';
import { tellStage } from './supply-stage';

export interface NewDue {
  outsourcingOrderNo: string;
  dueFor: PaintDue['dueFor'];
  quantity: number;
  dueAt: string;
}

/** Writes a deadline down (T-01), and returns the moment at which lateness is to be looked at next. */
export async function recordDue(tx: OutsourcingTx, { dueAt, ...due }: NewDue, at: Date) {
  const order = await orderToChange(tx, due.outsourcingOrderNo);
  const stage = due.dueFor === 'rework' ? 'reworking' : 'painting';
  await tellStage(baseOf(tx), { orderLineId: order.orderLineId, stage, expectedOn: lastDayOf(new Date(dueAt)), paperNo: order.outsourcingOrderNo }, at);
  await insertDue(tx, { ...due, dueAt: new Date(dueAt) });
  return { nextDueAt: shanghaiIso((await nextDueOf(tx, order)) ?? new Date(dueAt)) };
}

/** The day in Asia/Shanghai that a deadline at its 24:00 closes. */
const lastDayOf = (dueAt: Date) => shanghaiIso(new Date(dueAt.getTime() - 1)).slice(0, 10);

/**
 * Records deadlines that were missed, and says whether people have to be told of one, with the pieces that are late:
 * of each once; and whether a person is to be asked about a make-up. Nothing else follows from it (I-OP-2, I-G-5).
 */
export async function recordBreach(tx: OutsourcingTx, outsourcingOrderNo: string, at: Date) {
  const order = await orderToChange(tx, outsourcingOrderNo);
  const untold = (await markBreaches(tx, order, at)).filter(({ due }) => due.toldAt === null);
  const last = untold.at(-1);
  const lateMakeUpQuantity = await lateMakeUp(tx, order, at);
  if (!last) return { breached: false, dueAt: null, missingQuantity: 0, lateMakeUpQuantity };
  await changeDues(tx, untold.map(({ due }) => due.id), { toldAt: at });
  return { breached: true, dueAt: shanghaiIso(last.due.dueAt), missingQuantity: last.owed, lateMakeUpQuantity };
}

/** Writes down what is late now, whether a timer has looked or not; the missed deadlines, those of before too. */
export async function markBreaches(tx: OutsourcingTx, order: OutsourcingOrder, at: Date) {
  const missed = (await owedByDue(tx, order)).filter(({ due, owed }) => due.breachedAt !== null || (due.dueAt <= at && owed > 0));
  await changeDues(tx, missed.filter(({ due }) => due.breachedAt === null).map(({ due }) => due.id), { breachedAt: at });
  return missed;
}

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
async function owedByDue(tx: OutsourcingTx, { outsourcingOrderNo }: OutsourcingOrder) {
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
