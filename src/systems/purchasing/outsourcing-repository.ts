import type { Insertable, Transaction, Updateable } from 'kysely';
import type { BaseTables } from '../../database/base-tables';
import { notFound } from '../../http/problem';
import type { OutsourcingOrder, OutsourcingOrderRow, OutsourcingTables, PainterDeliveryNote, PainterDeliveryNoteRow, ShortageReportRow } from './outsourcing-tables';

export type OutsourcingTx = Transaction<OutsourcingTables & BaseTables>;

export const insertOrder = (tx: OutsourcingTx, order: Insertable<OutsourcingOrderRow>) =>
  tx.insertInto('outsourcingOrder').values(order).execute();

const selectOrder = (tx: OutsourcingTx, outsourcingOrderNo: string) => tx.selectFrom('outsourcingOrder').selectAll().where('outsourcingOrderNo', '=', outsourcingOrderNo);

/** The order, locked until the end of the transaction. */
export const lockOrder = (tx: OutsourcingTx, outsourcingOrderNo: string) => selectOrder(tx, outsourcingOrderNo).forUpdate().executeTakeFirst();

/** The order; throws 404. */
export async function orderToRead(tx: OutsourcingTx, outsourcingOrderNo: string): Promise<OutsourcingOrder> {
  return thereIs(await selectOrder(tx, outsourcingOrderNo).executeTakeFirst(), outsourcingOrderNo);
}

/** The order, locked; throws 404. */
export async function orderToChange(tx: OutsourcingTx, outsourcingOrderNo: string): Promise<OutsourcingOrder> {
  return thereIs(await lockOrder(tx, outsourcingOrderNo), outsourcingOrderNo);
}

function thereIs(order: OutsourcingOrder | undefined, outsourcingOrderNo: string): OutsourcingOrder {
  if (!order) throw notFound('outsourcing order', outsourcingOrderNo);
  return order;
}

export const changeOrder = (tx: OutsourcingTx, outsourcingOrderNo: string, change: Updateable<OutsourcingOrderRow>) =>
  tx.updateTable('outsourcingOrder').set(change).where('outsourcingOrderNo', '=', outsourcingOrderNo).execute();

export async function painterNameOf(tx: OutsourcingTx, painterNo: string): Promise<string> {
  return (await tx.selectFrom('painter').select('name').where('painterNo', '=', painterNo).executeTakeFirstOrThrow()).name;
}

export const insertNote = (tx: OutsourcingTx, note: Insertable<PainterDeliveryNoteRow>) =>
  tx.insertInto('painterDeliveryNote').values(note).execute();

export const findNote = (tx: OutsourcingTx, painterDeliveryNoteNo: string) =>
  tx.selectFrom('painterDeliveryNote').selectAll().where('painterDeliveryNoteNo', '=', painterDeliveryNoteNo).executeTakeFirst();

/** A delivery note and its order, which is locked; throws 404. */
export async function noteToChange(tx: OutsourcingTx, painterDeliveryNoteNo: string) {
  const found = await findNote(tx, painterDeliveryNoteNo);
  if (!found) throw notFound("painter's delivery note", painterDeliveryNoteNo);
  const order = await orderToChange(tx, found.outsourcingOrderNo);
  // Read again: another call may have been quicker before the lock.
  return { order, note: (await findNote(tx, painterDeliveryNoteNo)) ?? found };
}

export const noteOfPainter = (tx: OutsourcingTx, painterNo: string, noteNo: string) =>
  tx.selectFrom('painterDeliveryNote').selectAll().where('painterNo', '=', painterNo).where('noteNo', '=', noteNo).executeTakeFirst();

export const changeNote = (tx: OutsourcingTx, painterDeliveryNoteNo: string, change: Updateable<PainterDeliveryNoteRow>) =>
  tx.updateTable('painterDeliveryNote').set(change).where('painterDeliveryNoteNo', '=', painterDeliveryNoteNo).execute();

export const notesOf = (tx: OutsourcingTx, orders: string[]): Promise<PainterDeliveryNote[]> =>
  tx.selectFrom('painterDeliveryNote').selectAll().where('outsourcingOrderNo', 'in', orders).orderBy('position').execute();

export const insertReport = (tx: OutsourcingTx, report: Insertable<ShortageReportRow>) =>
  tx.insertInto('shortageReport').values(report).execute();

export const findReport = (tx: OutsourcingTx, shortageReportNo: string) =>
  tx.selectFrom('shortageReport').selectAll().where('shortageReportNo', '=', shortageReportNo).executeTakeFirst();

/** Missing pieces of the order for which nothing has been decided yet. */
export async function undecidedOf(tx: OutsourcingTx, outsourcingOrderNo: string): Promise<number> {
  const open = await tx.selectFrom('shortageReport').select('missingQuantity').where('outsourcingOrderNo', '=', outsourcingOrderNo).where('remedy', 'is', null).execute();
  return open.reduce((sum, { missingQuantity }) => sum + missingQuantity, 0);
}

/** The order's shortage that nobody has explained. */
export const unexplained = (tx: OutsourcingTx, outsourcingOrderNo: string) =>
  tx
    .selectFrom('shortageReport')
    .selectAll()
    .where('outsourcingOrderNo', '=', outsourcingOrderNo)
    .where('cause', 'is', null)
    .orderBy('missedAt')
    .limit(1)
    .executeTakeFirst();

export const changeReport = (tx: OutsourcingTx, shortageReportNo: string, change: Updateable<ShortageReportRow>) =>
  tx.updateTable('shortageReport').set(change).where('shortageReportNo', '=', shortageReportNo).execute();

export const reportsOf = (tx: OutsourcingTx, orders: string[]) =>
  tx.selectFrom('shortageReport').selectAll().where('outsourcingOrderNo', 'in', orders).orderBy('shortageReportNo').execute();

export const insertDeduction = (tx: OutsourcingTx, deduction: Insertable<OutsourcingTables['pendingDeduction']>) =>
  tx.insertInto('pendingDeduction').values(deduction).execute();

export const deductionsOf = (tx: OutsourcingTx, outsourcingOrderNo: string) =>
  tx.selectFrom('pendingDeduction').selectAll().where('outsourcingOrderNo', '=', outsourcingOrderNo).execute();

export const reworksOf = (tx: OutsourcingTx, orders: string[]) =>
  tx.selectFrom('rework').selectAll().where('outsourcingOrderNo', 'in', orders).orderBy('signedAt').orderBy('failureCount').execute();

export const insertRework = (tx: OutsourcingTx, rework: Insertable<OutsourcingTables['rework']>) => tx.insertInto('rework').values(rework).execute();

export const insertDue = (tx: OutsourcingTx, due: Insertable<OutsourcingTables['paintDue']>) => tx.insertInto('paintDue').values(due).execute();

export const duesOf = (tx: OutsourcingTx, orders: string[]) =>
  tx.selectFrom('paintDue').selectAll().where('outsourcingOrderNo', 'in', orders).orderBy('dueAt').orderBy('id').execute();

export const changeDues = (tx: OutsourcingTx, ids: number[], change: { breachedAt?: Date | null; toldAt?: Date | null }) =>
  ids.length === 0 ? Promise.resolve() : tx.updateTable('paintDue').set(change).where('id', 'in', ids).execute();
