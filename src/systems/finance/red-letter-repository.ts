import type { Insertable } from 'kysely';
import { cnyOf } from '../../money';
import type { RedLetterTables } from './red-letter-tables';
import type { FinanceTx } from './tables';

const selectVoucher = (tx: FinanceTx, voucherNo: string) => tx.selectFrom('voucher').selectAll().where('voucherNo', '=', voucherNo);

export const findVoucher = (tx: FinanceTx, voucherNo: string) => selectVoucher(tx, voucherNo).executeTakeFirst();

/** The voucher, locked until the transaction ends. */
export const lockVoucher = (tx: FinanceTx, voucherNo: string) => selectVoucher(tx, voucherNo).forUpdate().executeTakeFirst();

export const findReversalOf = (tx: FinanceTx, reversedVoucherNo: string) =>
  tx.selectFrom('voucherReversal').select('voucherNo').where('reversedVoucherNo', '=', reversedVoucherNo).executeTakeFirst();

/** How the vouchers of a rule are reversed. */
export async function reversalWay(tx: FinanceTx, rule: string) {
  const { reversal } = await tx.selectFrom('postingRule').select('reversal').where('id', '=', rule).executeTakeFirstOrThrow();
  return reversal;
}

/** Whether a voucher books the inventory account of a location. */
export async function booksStock(tx: FinanceTx, voucherNo: string): Promise<boolean> {
  const found = await tx
    .selectFrom('entry')
    .innerJoin('locationAccount', 'locationAccount.account', 'entry.account')
    .select('entry.account')
    .where('voucherNo', '=', voucherNo)
    .executeTakeFirst();
  return found !== undefined;
}

/** A movement that finance was told of, locked until the transaction ends. */
export const lockMovement = (tx: FinanceTx, movementId: string) =>
  tx.selectFrom('stockMovement').select('movementId').where('movementId', '=', movementId).forUpdate().executeTakeFirst();

/** Marks a movement as reversed; nothing when it is already. */
export const insertReversedMovement = (tx: FinanceTx, row: Insertable<RedLetterTables['reversedMovement']>) =>
  tx
    .insertInto('reversedMovement')
    .values(row)
    .onConflict((clash) => clash.doNothing())
    .returning('movementId')
    .executeTakeFirst();

/** Vouchers that were made from a movement. */
export const vouchersFrom = (tx: FinanceTx, movementId: string) =>
  tx.selectFrom('voucher').selectAll().where('source', '=', movementId).where('rule', '<>', 'reversal').orderBy('voucherNo').execute();

export const findMoneyRequest = (tx: FinanceTx, purchaseMoneyRequestNo: string) =>
  tx.selectFrom('purchaseMoneyRequest').select(['purchaseRequestNo', 'amountFen']).where('purchaseMoneyRequestNo', '=', purchaseMoneyRequestNo).executeTakeFirst();

/** Whether the payment of a receipt slip is settled, be it with nothing: from then on no flow makes the slip out anew. */
export async function isPaid(tx: FinanceTx, receiptSlipNo: string): Promise<boolean> {
  const booking = await tx.selectFrom('receiptBooking').select('settledAt').where('receiptSlipNo', '=', receiptSlipNo).executeTakeFirst();
  return (booking?.settledAt ?? null) !== null;
}

/** Whether the goods of a slip were taken back by a red-letter slip. */
export async function isTakenBack(tx: FinanceTx, documentNo: string): Promise<boolean> {
  const found = await tx
    .selectFrom('reversedMovement')
    .innerJoin('stockMovement', 'stockMovement.movementId', 'reversedMovement.movementId')
    .select('stockMovement.movementId')
    .where('stockMovement.documentNo', '=', documentNo)
    .executeTakeFirst();
  return found !== undefined;
}

/** A voucher's entries with the accounts as people call them. */
export async function entriesInWords(tx: FinanceTx, voucherNo: string) {
  const entries = await tx
    .selectFrom('entry')
    .innerJoin('account', 'account.id', 'entry.account')
    .select(['name', 'party', 'debitFen', 'creditFen'])
    .where('voucherNo', '=', voucherNo)
    .orderBy('position')
    .execute();
  return entries.map(({ name, party, debitFen, creditFen }) => ({ account: name, party, debit: cnyOf(debitFen), credit: cnyOf(creditFen) }));
}

export const reversals = (tx: FinanceTx, { limit, offset }: { limit: number; offset: number }) =>
  tx.selectFrom('voucherReversal').selectAll().orderBy('voucherNo').limit(limit).offset(offset).execute();
