import { shanghaiIso } from '../../clock';
import { baseOf } from '../../database/base-tables';
import { lateMakeUp } from './late-make-ups';
import { lastDayOf, nextDueOf, owedByDue } from './outsourcing-owed';
import { changeDues, insertDue, orderToChange, type OutsourcingTx } from './outsourcing-repository';
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

/** A breach that was none, since what met it is entered late, is struck out: no deadline is kept as missed that was met. */
export async function strikeOutBreaches(tx: OutsourcingTx, order: OutsourcingOrder): Promise<void> {
  const met = (await owedByDue(tx, order)).filter(({ due, owed }) => due.breachedAt !== null && owed === 0);
  await changeDues(tx, met.map(({ due }) => due.id), { breachedAt: null, toldAt: null });
}
