import { baseOf } from '../../database/base-tables';
import { enqueue } from '../../database/outbox';
import { Problem, conflict } from '../../http/problem';
import { changeNote, noteToChange, painterNameOf, type OutsourcingTx } from './outsourcing-repository';

export interface TakenBack {
  painterDeliveryNoteNo: string;
  receiptSlipNo: string;
  quantity: number;
}

/**
 * The receipt slip of painted parts was reversed by a red-letter slip (I-G-14): its pieces are not accepted any more, and
 * the flow that takes them in anew is started. They were free when the slip was reversed, so they are free stock then.
 * Throws 404, 409 slipTakenBack, 503 acceptanceNotYetKnown while the flow has not told that they were taken in.
 */
export async function takeBackPaintAcceptance(tx: OutsourcingTx, { painterDeliveryNoteNo, receiptSlipNo, quantity }: TakenBack, at: Date): Promise<void> {
  const { order, note } = await noteToChange(tx, painterDeliveryNoteNo);
  const inserted = await tx
    .insertInto('paintAcceptanceTakenBack')
    .values({ receiptSlipNo, painterDeliveryNoteNo, quantity, takenBackAt: at })
    .onConflict((clash) => clash.column('receiptSlipNo').doNothing())
    .returning('receiptSlipNo')
    .executeTakeFirst();
  if (!inserted) throw conflict('slipTakenBack', `receiptSlipNo: the pieces of ${receiptSlipNo} were taken back before`);
  if (note.acceptedQuantity < quantity) throw new Problem(503, 'acceptanceNotYetKnown', `It is not known yet that ${receiptSlipNo} was taken in; try again`);
  await changeNote(tx, painterDeliveryNoteNo, { acceptedQuantity: note.acceptedQuantity - quantity, takenBackQuantity: note.takenBackQuantity + quantity });
  const { outsourcingOrderNo, partNo, partName, whitePartNo, painterNo } = order;
  const painterName = await painterNameOf(tx, painterNo);
  const variables = { reversedSlipNo: receiptSlipNo, outsourcingOrderNo, painterDeliveryNoteNo, partNo, partName, whitePartNo, painterName, passedQuantity: quantity, orderLineId: null };
  const payload = { correlationKey: receiptSlipNo, variables };
  await enqueue(baseOf(tx), { channel: 'message', target: 'paintReceiptReversed', payload, dedupKey: `paintReceiptReversed:${receiptSlipNo}` }, at);
}
