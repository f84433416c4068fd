import { conflict, refusedField } from '../../http/problem';
import type { Fen } from '../../money';
import { changeAdvance, leftOf, openAdvance } from './advances';
import { book } from './ledger';
import type { PurchaseTables } from './purchase-tables';
import { requireNotTakenBack } from './taken-back';
import type { FinanceTx } from './tables';

/** Takes in a supplier's invoice or receipt (PP-D4); throws 409 paperKnown, naming the field, for one that came before. */
export async function recordSupplierPaper(tx: FinanceTx, paper: Omit<PurchaseTables['supplierPaper'], 'position' | 'receivedAt'>, at: Date): Promise<void> {
  const inserted = await tx
    .insertInto('supplierPaper')
    .values({ ...paper, receivedAt: at })
    .onConflict((clash) => clash.columns(['supplierNo', 'paperKind', 'paperNo']).doNothing())
    .returning('paperNo')
    .executeTakeFirst();
  if (!inserted) throw conflict('paperKnown', `paperNo: ${paper.paperNo} of ${paper.supplierNo} was taken in before; a paper counts once`);
}

export interface Payment {
  receiptSlipNo: string;
  purchaseRequestNo: string;
  settledBy: string;
}

/**
 * Pays a booked receipt from the purchase money, as far as that reaches (PP-11, L-05); the rest stays owed.
 * Throws 409 receiptNotBooked, paymentSettled, paperMissing, receiptReversed; 422 receiptOfOtherRequest.
 */
export async function settlePayment(tx: FinanceTx, { receiptSlipNo, purchaseRequestNo, settledBy }: Payment, at: Date) {
  const booking = await lockBooking(tx, receiptSlipNo);
  if (booking.purchaseRequestNo !== purchaseRequestNo) {
    const detail = `${receiptSlipNo} was booked for ${booking.purchaseRequestNo}, not for ${purchaseRequestNo}`;
    throw refusedField('receiptOfOtherRequest', 'purchaseRequestNo', detail);
  }
  await requireNotTakenBack(tx, receiptSlipNo);
  if (booking.paidFen !== null) throw conflict('paymentSettled', `The payment of ${receiptSlipNo} is settled already`);
  await requirePaper(tx, booking);
  const advance = await openAdvance(tx, purchaseRequestNo);
  const paid = Math.min(booking.amountFen, leftOf(advance));
  if (paid > 0) await pay(tx, booking, paid, at);
  await changeAdvance(tx, purchaseRequestNo, { paidFen: advance.paidFen + paid });
  await tx.updateTable('receiptBooking').set({ paidFen: paid, settledBy, settledAt: at }).where('receiptSlipNo', '=', receiptSlipNo).execute();
  return { paid, unpaid: booking.amountFen - paid, left: leftOf(advance) - paid };
}

async function lockBooking(tx: FinanceTx, receiptSlipNo: string) {
  const booking = await tx.selectFrom('receiptBooking').selectAll().where('receiptSlipNo', '=', receiptSlipNo).forUpdate().executeTakeFirst();
  if (!booking) throw conflict('receiptNotBooked', `receiptSlipNo: ${receiptSlipNo} is not booked; it is paid after its booking`);
  return booking;
}

interface Booking {
  receiptSlipNo: string;
  purchaseRequestNo: string;
  supplierNo: string;
}

/** Money goes out on an invoice or a receipt only (I-PP-4). */
async function requirePaper(tx: FinanceTx, { purchaseRequestNo, supplierNo }: Booking): Promise<void> {
  const paper = await tx
    .selectFrom('supplierPaper')
    .select('paperNo')
    .where('purchaseRequestNo', '=', purchaseRequestNo)
    .where('supplierNo', '=', supplierNo)
    .executeTakeFirst();
  if (!paper) throw conflict('paperMissing', `${supplierNo} has given neither invoice nor receipt for ${purchaseRequestNo}`);
}

async function pay(tx: FinanceTx, { receiptSlipNo, supplierNo }: Booking, amount: Fen, at: Date): Promise<void> {
  const entries = [
    { account: 'supplierPayable', party: supplierNo, side: 'debit' as const, amount },
    { account: 'purchaseAdvance', party: null, side: 'credit' as const, amount },
  ];
  await book(tx, { rule: 'L-05', source: receiptSlipNo, documentNo: receiptSlipNo, orderNo: null, at, entries }, at);
}
