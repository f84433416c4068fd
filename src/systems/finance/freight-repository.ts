import { cnyOf } from '../../money';
import { shanghaiIso } from '../../clock';
import { pageOfCase, type OfCase } from '../../database/of-case';
import { findReversalOf } from './red-letter-repository';
import type { FinanceTx } from './tables';

/** A freight payment, locked until the transaction ends. */
export const lockFreightPayment = (tx: FinanceTx, freightPaymentNo: string) =>
  tx.selectFrom('freightPayment').selectAll().where('freightPaymentNo', '=', freightPaymentNo).forUpdate().executeTakeFirst();

/** Whether paid freight stands offset against an account: an offset that was reversed does not count. */
export async function isOffset(tx: FinanceTx, freightPaymentNo: string): Promise<boolean> {
  const payment = await lockFreightPayment(tx, freightPaymentNo);
  if (!payment || payment.offsetVoucherNo === null) return false;
  return (await findReversalOf(tx, payment.offsetVoucherNo)) === undefined;
}

/** Freight payments, oldest first. */
export async function listFreightPayments(tx: FinanceTx, wanted: OfCase) {
  const rows = await tx.selectFrom('freightPayment').selectAll().$call(pageOfCase(wanted)).execute();
  return rows.map(({ amountFen, ...row }) => ({ ...row, amount: cnyOf(amountFen), paidAt: shanghaiIso(row.paidAt) }));
}
