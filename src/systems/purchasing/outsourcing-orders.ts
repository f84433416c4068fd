import { shanghaiIso } from '../../clock';
import { baseOf } from '../../database/base-tables';
import { enqueue } from '../../database/outbox';
import { nextNumber } from '../../database/serial';
import { conflict, refused } from '../../http/problem';
import { cnyOf } from '../../money';
import { nextDueOf } from './outsourcing-owed';
import { changeOrder, deductionsOf, insertOrder, notesOf, orderToChange, undecidedOf, type OutsourcingTx } from './outsourcing-repository';
import type { OutsourcingOrder } from './outsourcing-tables';
import { termsOf } from './outsourcing-terms';
import { requireMoment } from './said-moments';
import { tellStage } from './supply-stage';

export interface Wanted {
  partNo: string;
  quantity: number;
  orderLineId?: string | undefined;
}

/** Opens the order on the terms that hold today, and returns it (OP-03). */
export async function openOrder(tx: OutsourcingTx, { partNo, quantity, orderLineId }: Wanted, at: Date) {
  const { painterName, drawWhiteParts, ...terms } = await termsOf(tx, partNo);
  const outsourcingOrderNo = await nextNumber(baseOf(tx), 'OP', at);
  const kept = { orderLineId: orderLineId ?? null, wantedQuantity: quantity };
  await insertOrder(tx, { ...terms, ...kept, outsourcingOrderNo, state: 'open', openedAt: at });
  await tellStage(baseOf(tx), { orderLineId: kept.orderLineId, stage: 'preparingWhiteParts', expectedOn: null, awaitedQuantity: quantity, paperNo: outsourcingOrderNo }, at);
  const { partName, colour, whitePartNo, whitePartName, painterNo } = terms;
  return { outsourcingOrderNo, quantity, partName, colour, whitePartNo, whitePartName, painterNo, painterName, drawWhiteParts };
}

export interface Sent {
  outsourcingOrderNo: string;
  quantity: number;
  signedBy: string;
  /** As somebody said it; left out: now. */
  signedAt?: string | undefined;
  sentBy: string;
}

/**
 * The paint shop has signed for white parts (OP-05); finance is told what it gets for each piece.
 * Throws 422 moreThanWanted, and for a moment that can not be.
 */
export async function recordSent(tx: OutsourcingTx, { outsourcingOrderNo, quantity, signedBy, signedAt: said, sentBy }: Sent, at: Date) {
  const order = await orderToChange(tx, outsourcingOrderNo);
  requireState(order, 'open', 'sending');
  const signedAt = requireMoment('signedAt', said, order.openedAt, at);
  if (quantity > order.wantedQuantity) {
    const detail = `${quantity} are more than the ${order.wantedQuantity} that ${outsourcingOrderNo} is for`;
    throw refused('moreThanWanted', `quantity: ${detail}`, [{ field: 'quantity', detail }]);
  }
  await changeOrder(tx, outsourcingOrderNo, { state: 'sent', sentQuantity: quantity, signedBy, signedAt, sentBy, dueFirst: quantity });
  const { painterNo, partNo, feeFen } = order;
  const body = { outsourcingOrderNo, painterNo, partNo, fee: cnyOf(feeFen) };
  const target = 'finance/registerPaintTerms';
  await enqueue(baseOf(tx), { channel: 'system', target, payload: { body }, dedupKey: `registerPaintTerms:${outsourcingOrderNo}` }, at);
  return { signedAt: shanghaiIso(signedAt) };
}

/** Throws 409 orderState unless the order has the state that the act needs. */
export function requireState({ outsourcingOrderNo, state }: OutsourcingOrder, needed: OutsourcingOrder['state'], act: string): void {
  if (state !== needed) throw conflict('orderState', `${outsourcingOrderNo} is ${state}; ${act} needs an order that is ${needed}`);
}

/** Pieces that the paint shop is still to hand over. */
export const outstandingOf = ({ dueFirst, dueMakeUp, dueRework }: OutsourcingOrder): number => dueFirst + dueMakeUp + dueRework;

/** What is still open at the paint shop, and the moment to look at lateness next. */
export async function reviewOrder(tx: OutsourcingTx, outsourcingOrderNo: string) {
  const order = await orderToChange(tx, outsourcingOrderNo);
  const nextDue = await nextDueOf(tx, order);
  return { outstandingQuantity: await awaitedOf(tx, order), nextDueAt: nextDue ? shanghaiIso(nextDue) : null };
}

/** What is still open at the paint shop, and pieces whose receipt slip is made out anew. */
const awaitedOf = async (tx: OutsourcingTx, order: OutsourcingOrder) =>
  (await openOf(tx, order)) + (await notesOf(tx, [order.outsourcingOrderNo])).reduce((sum, { takenBackQuantity }) => sum + takenBackQuantity, 0);

/** Pieces that are to come, a delivery included that waits for its count, and missing ones for which nothing is decided. */
const openOf = async (tx: OutsourcingTx, order: OutsourcingOrder) =>
  Math.max(outstandingOf(order), await uncounted(tx, order)) + (await undecidedOf(tx, order.outsourcingOrderNo));

const uncounted = async (tx: OutsourcingTx, { outsourcingOrderNo }: OutsourcingOrder) =>
  (await notesOf(tx, [outsourcingOrderNo])).reduce((sum, note) => sum + (note.countedQuantity === null ? note.notedQuantity : 0), 0);

/**
 * Closes the order, and returns what was accepted and what will be deducted; never sent, it is void (OP-16). Pieces whose
 * receipt slip is reversed in this very moment have a flow of their own, and do not keep it open.
 * Throws 409 piecesExpected while pieces are still to come, or missing and nothing decided.
 */
export async function closeOrder(tx: OutsourcingTx, outsourcingOrderNo: string, at: Date) {
  const order = await orderToChange(tx, outsourcingOrderNo);
  if (order.state === 'closed' || order.state === 'void') requireState(order, 'sent', 'closing');
  const open = await openOf(tx, order);
  if (open > 0) throw conflict('piecesExpected', `${open} pieces of ${outsourcingOrderNo} are still to come from the paint shop`);
  await changeOrder(tx, outsourcingOrderNo, { state: order.state === 'sent' ? 'closed' : 'void', closedAt: at });
  const sum = (all: number[]) => all.reduce((total, each) => total + each, 0);
  return {
    acceptedQuantity: sum((await notesOf(tx, [outsourcingOrderNo])).map(({ acceptedQuantity }) => acceptedQuantity)),
    deductedQuantity: sum((await deductionsOf(tx, outsourcingOrderNo)).map(({ quantity }) => quantity)),
  };
}
