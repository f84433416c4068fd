import { recordPending } from './outsourcing-deductions';
import { changeOrder, deductionsOf, duesOf, notesOf, orderToChange, reportsOf, type OutsourcingTx } from './outsourcing-repository';
import { tellShortageSettled } from './outsourcing-shortages';
import { tellRest } from './outsourcing-stage';
import type { OutsourcingOrder, ShortageReport } from './outsourcing-tables';

/**
 * How many pieces of a make-up are late, when a person is to be asked about them: once, until they are given up.
 * Lateness alone deducts nothing, the handler does (I-OP-2, I-OP-10). 0: there is nobody to ask.
 */
export async function lateMakeUp(tx: OutsourcingTx, order: OutsourcingOrder, at: Date): Promise<number> {
  const { outsourcingOrderNo, makeUpAskedAt } = order;
  const due = (await duesOf(tx, [outsourcingOrderNo])).find(({ dueFor }) => dueFor === 'order');
  if (makeUpAskedAt !== null || !due || due.dueAt > at) return 0;
  const quantity = await awaitedMakeUp(tx, order);
  if (quantity > 0) await changeOrder(tx, outsourcingOrderNo, { makeUpAskedAt: at });
  return quantity;
}

/**
 * Gives up the pieces of a make-up that have not come: they are deducted as pieces that the handler never asked for
 * (T-02). Returns how many; 0 when all are there by now.
 */
export async function giveUpMakeUp(tx: OutsourcingTx, { outsourcingOrderNo, decidedBy }: { outsourcingOrderNo: string; decidedBy: string }, at: Date): Promise<number> {
  const order = await orderToChange(tx, outsourcingOrderNo);
  const quantity = await awaitedMakeUp(tx, order);
  await changeOrder(tx, outsourcingOrderNo, { dueMakeUp: order.dueMakeUp - quantity, makeUpAskedAt: null });
  for (const { report, pieces } of await sharesOf(tx, order, quantity)) await recordPending(tx, { order, report, quantity: pieces, decidedBy }, at);
  await tellRest(tx, outsourcingOrderNo, at);
  await tellShortageSettled(tx, outsourcingOrderNo, `${outsourcingOrderNo}/${at.toISOString()}`, at);
  return quantity;
}

/** Pieces of a make-up that no delivery note names. */
async function awaitedMakeUp(tx: OutsourcingTx, { outsourcingOrderNo, dueMakeUp }: OutsourcingOrder): Promise<number> {
  const uncounted = (await notesOf(tx, [outsourcingOrderNo])).filter((note) => note.deliveredFor === 'makeUp' && note.countedQuantity === null);
  return Math.max(0, dueMakeUp - uncounted.reduce((sum, { notedQuantity }) => sum + notedQuantity, 0));
}

/** Pieces look alike: those missed first count as made up first, so those missed last are given up. */
async function sharesOf(tx: OutsourcingTx, { outsourcingOrderNo }: OutsourcingOrder, quantity: number): Promise<{ report: ShortageReport; pieces: number }[]> {
  const deducted = new Set((await deductionsOf(tx, outsourcingOrderNo)).map(({ shortageReportNo }) => shortageReportNo));
  const awaited = (await reportsOf(tx, [outsourcingOrderNo])).filter(({ remedy, shortageReportNo }) => remedy === 'makeUp' && !deducted.has(shortageReportNo));
  let left = quantity;
  return awaited.toReversed().flatMap((report) => {
    const pieces = Math.min(left, report.missingQuantity);
    left -= pieces;
    return pieces > 0 ? [{ report, pieces }] : [];
  });
}
