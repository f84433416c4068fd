import { baseOf } from '../../database/base-tables';
import { enqueue } from '../../database/outbox';
import { nextNumber } from '../../database/serial';
import { conflict, refused } from '../../http/problem';
import { markBreaches, strikeOutBreaches } from './outsourcing-dues';
import { outstandingOf, requireState } from './outsourcing-orders';
import { changeNote, changeOrder, insertNote, lockOrder, notesOf, noteOfPainter, noteToChange, type OutsourcingTx } from './outsourcing-repository';
import type { DeliveredFor, PaperMisfit } from './outsourcing-schemas';
import { openShortage, tellShortageSettled } from './outsourcing-shortages';
import { tellRest } from './outsourcing-stage';
import { takeMoment } from './said-moments';
import type { OutsourcingOrder, PainterDeliveryNote } from './outsourcing-tables';
import { tellStage } from './supply-stage';

export interface Delivery {
  outsourcingOrderNo: string;
  noteNo: string;
  quantity: number;
  deliveredFor?: DeliveredFor | undefined;
  /** When it was presented, as somebody said it; left out: now. */
  deliveredAt?: string | undefined;
}

/** A misfit, with the number of the order or note that it is about, or the moment. */
export interface Misfit {
  misfit: PaperMisfit;
  no: string;
}

/** The order's count of pieces to come, by what they are. */
const columnOf = { first: 'dueFirst', makeUp: 'dueMakeUp', rework: 'dueRework' } as const;
const kinds = ['first', 'makeUp', 'rework'] as const;

/**
 * Takes a painter's delivery note in and tells the flow that waits for it (OP-06). The same note again gets the same
 * number and changes nothing.
 */
export async function recordDelivery(tx: OutsourcingTx, given: Delivery, at: Date): Promise<{ painterDeliveryNoteNo: string } | Misfit> {
  const { outsourcingOrderNo, noteNo, quantity: notedQuantity } = given;
  const order = await lockOrder(tx, outsourcingOrderNo);
  if (!order) return { misfit: 'unknownOrder', no: outsourcingOrderNo };
  const known = await noteOfPainter(tx, order.painterNo, noteNo);
  if (known) return sameNote(known, given) ? known : { misfit: 'noteKnown', no: noteNo };
  const deliveredFor = kindOf(order, given.deliveredFor);
  if (typeof deliveredFor === 'object') return deliveredFor;
  const deliveredAt = takeMoment(given.deliveredAt, order.signedAt ?? at, at);
  if (typeof deliveredAt === 'string') return { misfit: deliveredAt, no: given.deliveredAt ?? '' };
  const expectedQuantity = order[columnOf[deliveredFor]];
  const painterDeliveryNoteNo = await nextNumber(baseOf(tx), 'PN', at);
  const { painterNo } = order;
  await insertNote(tx, { painterDeliveryNoteNo, outsourcingOrderNo, painterNo, noteNo, deliveredFor, notedQuantity, expectedQuantity, deliveredAt });
  await strikeOutBreaches(tx, order);
  const payload = { correlationKey: outsourcingOrderNo, variables: { painterDeliveryNoteNo, notedQuantity, expectedQuantity } };
  await enqueue(baseOf(tx), { channel: 'message', target: 'paintedPartsDelivered', payload, dedupKey: `paintedPartsDelivered:${painterDeliveryNoteNo}` }, at);
  await tellStage(baseOf(tx), { orderLineId: order.orderLineId, stage: 'inspecting', expectedOn: null, paperNo: outsourcingOrderNo }, at);
  return { painterDeliveryNoteNo };
}

const sameNote = (known: PainterDeliveryNote, { outsourcingOrderNo, quantity, deliveredFor }: Delivery) =>
  known.outsourcingOrderNo === outsourcingOrderNo && known.notedQuantity === quantity && (deliveredFor === undefined || known.deliveredFor === deliveredFor);

/** What the delivery is: as said, else the only kind that is expected. */
function kindOf(order: OutsourcingOrder, said: DeliveredFor | undefined): DeliveredFor | Misfit {
  const no = order.outsourcingOrderNo;
  if (order.state === 'open') return { misfit: 'notSent', no };
  if (outstandingOf(order) === 0) return { misfit: 'nothingExpected', no };
  const expected = kinds.filter((kind) => order[columnOf[kind]] > 0);
  const [only] = expected;
  if (said === undefined) return expected.length > 1 || only === undefined ? { misfit: 'purposeMissing', no } : only;
  return expected.includes(said) ? said : { misfit: 'notExpectedFor', no };
}

export interface Count {
  painterDeliveryNoteNo: string;
  countedQuantity: number;
  counter: string;
}

/**
 * The keeper's count against what was expected (OP-08, OP-D3). Pieces beyond it are surplus. What is missing opens a
 * shortage report, unless another delivery of the same kind waits to be counted.
 */
export async function recordCount(tx: OutsourcingTx, { painterDeliveryNoteNo, countedQuantity, counter }: Count, at: Date) {
  const { order, note } = await noteToChange(tx, painterDeliveryNoteNo);
  if (note.countedQuantity !== null) throw conflict('noteCounted', `${painterDeliveryNoteNo} was counted before`);
  const { outsourcingOrderNo } = order;
  const column = columnOf[note.deliveredFor];
  const expected = order[column];
  const takenQuantity = Math.min(countedQuantity, expected);
  await changeNote(tx, painterDeliveryNoteNo, { countedQuantity, takenQuantity, counter, countedAt: at });
  await markBreaches(tx, order, at);
  const more = (await notesOf(tx, [outsourcingOrderNo])).some((each) => each.deliveredFor === note.deliveredFor && each.countedQuantity === null);
  const missingQuantity = more ? 0 : expected - takenQuantity;
  await changeOrder(tx, outsourcingOrderNo, { [column]: expected - takenQuantity - missingQuantity });
  const shortageReportNo = missingQuantity > 0 ? await openShortage(tx, order, { painterDeliveryNoteNo, missingQuantity, missedWhen: 'counted' }, at) : null;
  if (takenQuantity === 0) await tellRest(tx, outsourcingOrderNo, at);
  return { inspectionQuantity: takenQuantity, missingQuantity, surplusQuantity: countedQuantity - takenQuantity, shortageReportNo };
}

export interface Acceptance {
  painterDeliveryNoteNo: string;
  quantity: number;
  /** Pieces that passed and were not there when they were to be taken in. */
  missingQuantity: number;
}

/**
 * Pieces of a delivery that passed are in the store (OP-15); for those that were not there a shortage report is opened
 * (SW-D2.2). Also those whose slip was reversed, when the order is closed (I-G-14). Throws 422 moreThanTaken.
 */
export async function recordAccepted(tx: OutsourcingTx, { painterDeliveryNoteNo, quantity, missingQuantity }: Acceptance, at: Date) {
  const { order, note } = await noteToChange(tx, painterDeliveryNoteNo);
  const again = note.takenBackQuantity > 0;
  if (!again) requireState(order, 'sent', 'taking in');
  await requireTaken(tx, note, quantity + missingQuantity);
  const acceptedQuantity = note.acceptedQuantity + quantity;
  const takenBackQuantity = Math.max(0, note.takenBackQuantity - quantity - missingQuantity);
  await changeNote(tx, painterDeliveryNoteNo, { acceptedQuantity, takenBackQuantity });
  const shortageReportNo = missingQuantity > 0 ? await openShortage(tx, order, { painterDeliveryNoteNo, missingQuantity, missedWhen: 'takenIn' }, at) : null;
  await tellRest(tx, order.outsourcingOrderNo, at);
  if (again) await tellShortageSettled(tx, order.outsourcingOrderNo, `${painterDeliveryNoteNo}/${at.toISOString()}`, at);
  return { acceptedQuantity, shortageReportNo };
}

/** Throws 409 notCounted, 422 moreThanTaken: no more pieces pass or fail than were counted and expected. */
export async function requireTaken(tx: OutsourcingTx, note: PainterDeliveryNote, quantity: number): Promise<void> {
  const { painterDeliveryNoteNo: no, takenQuantity, acceptedQuantity } = note;
  if (takenQuantity === null) throw conflict('notCounted', `${no} has not been counted yet`);
  const again = await tx.selectFrom('rework').select('quantity').where('painterDeliveryNoteNo', '=', no).executeTakeFirst();
  const missed = await tx.selectFrom('shortageReport').select('missingQuantity').where('painterDeliveryNoteNo', '=', no).where('missedWhen', '=', 'takenIn').execute();
  const gone = missed.reduce((sum, { missingQuantity }) => sum + missingQuantity, 0);
  const left = takenQuantity - acceptedQuantity - gone - (again?.quantity ?? 0);
  if (quantity <= left) return;
  const detail = `${quantity} are more than the ${left} pieces that are left of ${no}`;
  throw refused('moreThanTaken', `quantity: ${detail}`, [{ field: 'quantity', detail }]);
}
