import { shanghaiIso } from '../../clock';
import { cnyOf } from '../../money';
import { outstandingOf } from './outsourcing-orders';
import { duesOf, notesOf, reportsOf, reworksOf, type OutsourcingTx } from './outsourcing-repository';
import type { OutsourcingOrder } from './outsourcing-tables';

interface Filter {
  outsourcingOrderNo?: string | undefined;
  orderLineId?: string | undefined;
  limit: number;
  offset: number;
}

const isoOrNull = (moment: Date | null) => (moment ? shanghaiIso(moment) : null);

/** Orders with everything that belongs to them, oldest first. */
export async function orderViews(tx: OutsourcingTx, { outsourcingOrderNo, orderLineId, limit, offset }: Filter) {
  const orders = await tx
    .selectFrom('outsourcingOrder')
    .selectAll()
    .$if(outsourcingOrderNo !== undefined, (query) => query.where('outsourcingOrderNo', '=', outsourcingOrderNo ?? ''))
    .$if(orderLineId !== undefined, (query) => query.where('orderLineId', '=', orderLineId ?? ''))
    .orderBy('position')
    .limit(limit)
    .offset(offset)
    .execute();
  if (orders.length === 0) return [];
  const numbers = orders.map((order) => order.outsourcingOrderNo);
  const [notes, reports, dues] = [await notesViews(tx, numbers), await reportsOf(tx, numbers), await duesOf(tx, numbers)];
  return orders.map((order) => ({
    ...head(order),
    deliveryNotes: of(notes, order),
    shortageReports: of(reports, order).map(({ missedAt, ...report }) => ({ ...report, missedAt: shanghaiIso(missedAt) })),
    dues: of(dues, order).map(({ dueFor, quantity, dueAt, breachedAt }) => ({ dueFor, quantity, dueAt: shanghaiIso(dueAt), breached: breachedAt !== null })),
  }));
}

const of = <Row extends { outsourcingOrderNo: string }>(rows: Row[], { outsourcingOrderNo }: OutsourcingOrder) =>
  rows.filter((row) => row.outsourcingOrderNo === outsourcingOrderNo);

const head = (order: OutsourcingOrder) => ({
  ...order,
  fee: cnyOf(order.feeFen),
  openedAt: shanghaiIso(order.openedAt),
  signedAt: isoOrNull(order.signedAt),
  outstandingQuantity: outstandingOf(order),
  outstandingFor: { first: order.dueFirst, makeUp: order.dueMakeUp, rework: order.dueRework },
});

async function notesViews(tx: OutsourcingTx, numbers: string[]) {
  const reworks = await reworksOf(tx, numbers);
  return (await notesOf(tx, numbers)).map((note) => ({
    ...note,
    deliveredAt: shanghaiIso(note.deliveredAt),
    surplusQuantity: (note.countedQuantity ?? 0) - (note.takenQuantity ?? 0),
    reworkQuantity: reworks.find(({ painterDeliveryNoteNo }) => painterDeliveryNoteNo === note.painterDeliveryNoteNo)?.quantity ?? 0,
  }));
}

/** Decided deductions, oldest first. */
export async function deductionViews(tx: OutsourcingTx, { painterNo, limit, offset }: { painterNo?: string | undefined; limit: number; offset: number }) {
  const rows = await tx
    .selectFrom('pendingDeduction')
    .selectAll()
    .$if(painterNo !== undefined, (query) => query.where('painterNo', '=', painterNo ?? ''))
    .orderBy('position')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map((row) => ({ ...row, missedAt: shanghaiIso(row.missedAt), decidedAt: shanghaiIso(row.decidedAt) }));
}
