import { baseOf } from '../../database/base-tables';
import { nextNumber } from '../../database/serial';
import type { Fen } from '../../money';
import { postingDateFor } from './periods';
import { insertEntries, insertVoucher } from './repository';
import type { FinanceTx, Side } from './tables';

/** One entry to be booked; amount in fen, not negative. */
export interface NewEntry {
  account: string;
  party: string | null;
  side: Side;
  amount: Fen;
}

export interface NewVoucher {
  rule: string;
  /** Posted once per rule (unique in the database). */
  source: string;
  documentNo: string | null;
  orderNo: string | null;
  /** When the thing happened that is booked. */
  at: Date;
  /** The day it counts for; left out, that of `at`, or the first open one after it (I-G-14). */
  postingDate?: string;
  entries: NewEntry[];
}

/** Two entries of the same amount: what is debited, what is credited. */
export const pairOf = (debit: Sub, credit: Sub, amount: Fen): NewEntry[] => [
  { ...debit, side: 'debit', amount },
  { ...credit, side: 'credit', amount },
];

type Sub = Pick<NewEntry, 'account' | 'party'>;

/** Books a voucher and returns its number. The database refuses one for a closed month and, at commit, one that does not balance. */
export async function book(tx: FinanceTx, voucher: NewVoucher, postedAt: Date): Promise<string> {
  const { entries, ...head } = voucher;
  const [voucherNo, postingDate] = await Promise.all([nextNumber(baseOf(tx), 'FV', postedAt), head.postingDate ?? postingDateFor(tx, voucher.at)]);
  await insertVoucher(tx, { ...head, voucherNo, postedAt, postingDate });
  await insertEntries(
    tx,
    entries.map(({ account, party, side, amount }, index) => ({
      voucherNo,
      position: index + 1,
      account,
      party,
      debitFen: side === 'debit' ? amount : 0,
      creditFen: side === 'credit' ? amount : 0,
    })),
  );
  return voucherNo;
}
