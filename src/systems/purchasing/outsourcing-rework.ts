import { shanghaiIso } from '../../clock';
import { conflict } from '../../http/problem';
import { requireTaken } from './outsourcing-deliveries';
import { requireState } from './outsourcing-orders';
import { changeOrder, insertRework, noteToChange, reworksOf, type OutsourcingTx } from './outsourcing-repository';
import { requireMoment } from './said-moments';

export interface Rework {
  painterDeliveryNoteNo: string;
  quantity: number;
  signedBy: string;
  /** As somebody said it; left out: now. */
  signedAt?: string | undefined;
  sentBy: string;
}

/**
 * The paint shop has signed for failed pieces, to do them again (OP-14). Pieces of a rework that fail have failed once
 * more than those of the rework before (OP-D5.3). Throws 409 reworkRecorded, 422 moreThanTaken, and for a moment that can not be.
 */
export async function recordRework(tx: OutsourcingTx, { painterDeliveryNoteNo, quantity, signedBy, signedAt: said, sentBy }: Rework, at: Date) {
  const { order, note } = await noteToChange(tx, painterDeliveryNoteNo);
  requireState(order, 'sent', 'a rework');
  const signedAt = requireMoment('signedAt', said, note.deliveredAt, at);
  const { outsourcingOrderNo } = order;
  const before = await reworksOf(tx, [outsourcingOrderNo]);
  if (before.some((each) => each.painterDeliveryNoteNo === painterDeliveryNoteNo)) {
    throw conflict('reworkRecorded', `The failed pieces of ${painterDeliveryNoteNo} were signed for before`);
  }
  await requireTaken(tx, note, quantity);
  const failureCount = note.deliveredFor === 'rework' ? 1 + Math.max(0, ...before.map((each) => each.failureCount)) : 1;
  await insertRework(tx, { painterDeliveryNoteNo, outsourcingOrderNo, quantity, failureCount, signedBy, signedAt, sentBy });
  await changeOrder(tx, outsourcingOrderNo, { dueRework: order.dueRework + quantity });
  return { signedAt: shanghaiIso(signedAt), failureCount };
}
