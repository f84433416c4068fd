import { cnyOf } from '../../money';
import { shanghaiIso } from '../../clock';
import { pageOfCase, type OfCase } from '../../database/of-case';
import { findReversalOf } from './red-letter-repository';
import type { FinanceTx } from './tables';

const selectFreightPayment = (tx: FinanceTx, freightPaymentNo: string) => tx.selectFrom('freightPayment').selectAll().where('freightPaymentNo', '=', freightPaymentNo);

export const findFreightPayment = (tx: FinanceTx, freightPaymentNo: string) => selectFreightPayment(tx, freightPaymentNo).executeTakeFirst();

/** A freight payment, locked until the transaction ends. */
export const lockFreightPayment = (tx: FinanceTx, freightPaymentNo: string) => selectFreightPayment(tx, freightPaymentNo).forUpdate().executeTakeFirst();

/** Whether paid freight stands offset against an account: an offset that was reversed does not count. */
export async function isOffset(tx: FinanceTx, payment: Awaited<ReturnType<typeof findFreightPayment>>): Promise<boolean> {
  if (!payment || payment.offsetVoucherNo === null) return false;
  return (await findReversalOf(tx, payment.offsetVoucherNo)) === undefined;
}

/** Freight payments, oldest first. */
export async function listFreightPayments(tx: FinanceTx, wanted: OfCase) {
  const rows = await tx.selectFrom('freightPayment').selectAll().$call(pageOfCase(wanted)).execute();
  return rows.map(({ amountFen, ...row }) => ({ ...row, amount: cnyOf(amountFen), paidAt: shanghaiIso(row.paidAt) }));
}
