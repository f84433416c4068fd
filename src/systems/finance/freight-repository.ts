import { cnyOf } from '../../money';
import { shanghaiIso } from '../../clock';
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
export async function listFreightPayments(tx: FinanceTx, { caseNo, limit, offset }: { caseNo?: string | undefined; limit: number; offset: number }) {
  const rows = await tx
    .selectFrom('freightPayment')
    .selectAll()
    .$if(caseNo !== undefined, (query) => query.where('caseNo', '=', caseNo ?? ''))
    .orderBy('position')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(({ amountFen, ...row }) => ({ ...row, amount: cnyOf(amountFen), paidAt: shanghaiIso(row.paidAt) }));
}
