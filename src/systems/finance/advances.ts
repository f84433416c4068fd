import type { Selectable } from 'kysely';
import { conflict } from '../../http/problem';
import { fenOf, type Fen } from '../../money';
import { book } from './ledger';
import type { PurchaseTables } from './purchase-tables';
import type { FinanceTx } from './tables';

type Advance = Selectable<PurchaseTables['purchaseAdvance']>;

/** The money drawn for a purchase request and what became of it, if anything was done about it. */
export const findAdvance = (tx: FinanceTx, purchaseRequestNo: string): Promise<Advance | undefined> =>
  tx.selectFrom('purchaseAdvance').selectAll().where('purchaseRequestNo', '=', purchaseRequestNo).executeTakeFirst();

/** The money drawn for a purchase request and what became of it, locked for this transaction. */
export async function lockAdvance(tx: FinanceTx, purchaseRequestNo: string): Promise<Advance> {
  await tx.insertInto('purchaseAdvance').values({ purchaseRequestNo }).onConflict((clash) => clash.doNothing()).execute();
  return tx.selectFrom('purchaseAdvance').selectAll().where('purchaseRequestNo', '=', purchaseRequestNo).forUpdate().executeTakeFirstOrThrow();
}

/** The same, with its request not over yet; throws 409 requestSettled. */
export async function openAdvance(tx: FinanceTx, purchaseRequestNo: string): Promise<Advance> {
  const advance = await lockAdvance(tx, purchaseRequestNo);
  if (advance.settledAt === null) return advance;
  throw conflict('requestSettled', `The money of ${purchaseRequestNo} is settled: what was left was given back`);
}

export const leftOf = ({ drawnFen, paidFen, returnedFen }: Advance): Fen => drawnFen - paidFen - returnedFen;

/** Changes what became of the money. */
export const changeAdvance = (
  tx: FinanceTx,
  purchaseRequestNo: string,
  change: { drawnFen: Fen } | { paidFen: Fen } | { returnedFen: Fen; settledAt: Date },
) => tx.updateTable('purchaseAdvance').set(change).where('purchaseRequestNo', '=', purchaseRequestNo).execute();

/** What was drawn, paid, returned and is left, in fen; and what a purchase would need beyond that. */
export async function readAdvance(tx: FinanceTx, purchaseRequestNo: string, purchaseAmount?: string) {
  const found = await findAdvance(tx, purchaseRequestNo);
  const left = found ? leftOf(found) : 0;
  const missing = purchaseAmount === undefined ? 0 : Math.max(0, fenOf(purchaseAmount) - left);
  return { drawn: found?.drawnFen ?? 0, paid: found?.paidFen ?? 0, returned: found?.returnedFen ?? 0, left, missing };
}

/**
 * Gives back what is left of the money at the end of a request, once (L-05, I-PP-2), and returns how much.
 * Throws 409 requestOpen while money is asked for, requestSettled.
 */
export async function returnAdvance(tx: FinanceTx, purchaseRequestNo: string, at: Date): Promise<Fen> {
  const advance = await openAdvance(tx, purchaseRequestNo);
  const open = await tx
    .selectFrom('purchaseMoneyRequest')
    .select('purchaseMoneyRequestNo')
    .where('purchaseRequestNo', '=', purchaseRequestNo)
    .where('state', '=', 'open')
    .executeTakeFirst();
  if (open) throw conflict('requestOpen', `${open.purchaseMoneyRequestNo} of ${purchaseRequestNo} is not decided yet`);
  const left = leftOf(advance);
  if (left > 0) {
    const entries = [
      { account: 'cash', party: null, side: 'debit' as const, amount: left },
      { account: 'purchaseAdvance', party: null, side: 'credit' as const, amount: left },
    ];
    await book(tx, { rule: 'L-05', source: purchaseRequestNo, documentNo: purchaseRequestNo, orderNo: null, at, entries }, at);
  }
  await changeAdvance(tx, purchaseRequestNo, { returnedFen: left, settledAt: at });
  return left;
}
