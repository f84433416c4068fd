import { Problem, conflict } from '../../http/problem';
import { fenOf, type Fen } from '../../money';
import { book, pairOf, type NewEntry } from './ledger';
import { requireNotTakenBack } from './taken-back';
import type { FinanceTx } from './tables';

export interface ReceiptToBook {
  receiptSlipNo: string;
  purchaseRequestNo: string;
  supplierNo: string;
  unitPrice: string;
  bookedBy: string;
}

/**
 * Books purchased parts from their receipt slip (PP-10, L-04), the pieces as the warehouse moved them; returns the
 * voucher's number and what the supplier is owed. Throws 503 movementNotYetKnown, 409 receiptBooked, receiptReversed.
 */
export async function bookReceipt(tx: FinanceTx, receipt: ReceiptToBook, at: Date): Promise<{ voucherNo: string; amount: Fen }> {
  const { receiptSlipNo, unitPrice, ...head } = receipt;
  const movement = await tx
    .selectFrom('stockMovement')
    .selectAll()
    .where('documentNo', '=', receiptSlipNo)
    .where('type', '=', 'purchaseReceipt')
    .executeTakeFirst();
  if (!movement) throw new Problem(503, 'movementNotYetKnown', `The warehouse has not told the movement of ${receiptSlipNo} yet; try again`);
  await requireNotTakenBack(tx, receiptSlipNo);
  const { movementId: source, quantity, unitCostFen } = movement;
  const amount = quantity * fenOf(unitPrice);
  const entries = entriesOf(quantity * unitCostFen, amount, receipt.supplierNo);
  const booked = await tx.selectFrom('receiptBooking').select('voucherNo').where('receiptSlipNo', '=', receiptSlipNo).executeTakeFirst();
  if (booked) throw conflict('receiptBooked', `${receiptSlipNo} is booked as ${booked.voucherNo}; a receipt is booked once`);
  const voucherNo = await book(tx, { rule: 'L-04', source, documentNo: receiptSlipNo, orderNo: null, at: movement.at, entries }, at);
  const row = { ...head, receiptSlipNo, unitPriceFen: fenOf(unitPrice), quantity, amountFen: amount, voucherNo, bookedAt: at };
  await tx.insertInto('receiptBooking').values(row).execute();
  return { voucherNo, amount };
}

/**
 * L-04 with I-G-13: stock takes the unit cost, the supplier is owed the price, the variance takes the difference.
 * Entries stand in pairs of equal amounts.
 */
function entriesOf(cost: Fen, price: Fen, supplierNo: string): NewEntry[] {
  const inventory = { account: 'afterSalesInventory', party: null };
  const payable = { account: 'supplierPayable', party: supplierNo };
  const variance = { account: 'purchasePriceVariance', party: null };
  return [
    ...pair(inventory, payable, Math.min(cost, price)),
    ...(price > cost ? pair(variance, payable, price - cost) : pair(inventory, variance, cost - price)),
  ];
}

type Side = Pick<NewEntry, 'account' | 'party'>;

const pair = (debit: Side, credit: Side, amount: Fen): NewEntry[] => (amount === 0 ? [] : pairOf(debit, credit, amount));
