import type { Selectable } from 'kysely';
import { shanghaiDay } from '../../clock';
import { Problem, conflict, refusedField } from '../../http/problem';
import { changeAdvance, findAdvance, leftOf, lockAdvance } from './advances';
import { findFreightPayment, isOffset, lockFreightPayment } from './freight-repository';
import { book } from './ledger';
import { requireOpenMonth } from './periods';
import * as repository from './red-letter-repository';
import type { CorrectionRefusal } from './red-letter-operations';
import { entriesOf } from './repository';
import type { FinanceTx, VoucherRow } from './tables';

type Voucher = Selectable<VoucherRow>;

interface Why {
  reason: string;
  requestedBy: string;
  reviewedBy: string;
}

/** How what stands against a reversal is read: locked where a reversal follows, so that two take turns. */
interface Look {
  advance: typeof findAdvance;
  freightPayment: typeof findFreightPayment;
}
const reading: Look = { advance: findAdvance, freightPayment: findFreightPayment };
const locking: Look = { advance: lockAdvance, freightPayment: lockFreightPayment };

/** Why a voucher can not be reversed by a voucher of its own; null when it can. */
async function refusalOf(tx: FinanceTx, voucher: Voucher | undefined, look: Look): Promise<CorrectionRefusal | null> {
  if (!voucher) return 'unknownPaper';
  if (voucher.rule === 'reversal') return 'counterPaper';
  if (await repository.findReversalOf(tx, voucher.voucherNo)) return 'alreadyReversed';
  const way = await repository.reversalWay(tx, voucher.rule);
  // What the books say of stock is what lies there (I-G-13): it goes back with the goods only.
  if (way === 'slip' || (way === 'voucher' && (await repository.booksStock(tx, voucher.voucherNo)))) return 'bySlip';
  if (way === 'none') return 'notReversible';
  if (voucher.rule === 'L-03' && !(await moneyIsThere(tx, voucher, look))) return 'moneySpent';
  return voucher.rule === 'L-10' && (await isOffset(tx, await look.freightPayment(tx, voucher.source))) ? 'freightOffset' : null;
}

/**
 * Reverses a voucher by a red-letter voucher (I-G-14), dated today or on a day of an open month.
 * Throws 409 sameHand, periodClosed, 422 dateAhead.
 */
export async function reverseVoucher(tx: FinanceTx, { voucherNo, postingDate, ...why }: Why & { voucherNo: string; postingDate?: string | undefined }, at: Date) {
  if (why.requestedBy === why.reviewedBy) throw conflict('sameHand', `${why.requestedBy} asked to reverse ${voucherNo}; its review needs another person (I-G-9)`);
  const today = shanghaiDay(at);
  if (postingDate !== undefined && postingDate > today) throw refusedField('dateAhead', 'postingDate', `${postingDate} has not come yet; post on ${today} or before`);
  await requireOpenMonth(tx, postingDate ?? today);
  const voucher = await repository.lockVoucher(tx, voucherNo);
  const refusal = await refusalOf(tx, voucher, locking);
  if (!voucher || refusal !== null) return { refusal, redLetterVoucherNo: null };
  if (voucher.rule === 'L-03') await takeBackMoney(tx, voucher);
  return { refusal: null, redLetterVoucherNo: await counter(tx, voucher, why, { at, postingDate: postingDate ?? today }) };
}

interface MovementReversal extends Why {
  movementId: string;
  reversedMovementId: string;
  documentNo: string;
  at: string;
}

/**
 * Reverses what was booked from a movement that the warehouse took back, once; a movement that nothing was booked
 * from stays so. Throws 503 movementNotYetKnown, 409 alreadyReversed.
 */
export async function reverseStockMovement(tx: FinanceTx, { movementId, reversedMovementId, documentNo, at: happened, ...why }: MovementReversal, at: Date) {
  if (!(await repository.lockMovement(tx, reversedMovementId))) {
    throw new Problem(503, 'movementNotYetKnown', `Movement ${reversedMovementId} is not known yet; try again`);
  }
  const row = { movementId: reversedMovementId, counterMovementId: movementId, documentNo, at: new Date(happened), receivedAt: at };
  if (!(await repository.insertReversedMovement(tx, row))) throw conflict('alreadyReversed', `Movement ${reversedMovementId} is reversed already`);
  const voucherNos: string[] = [];
  for (const voucher of await repository.vouchersFrom(tx, reversedMovementId)) {
    voucherNos.push(await counter(tx, voucher, why, { at: row.at, documentNo }));
  }
  return { voucherNos };
}

/** Books the counter voucher: each entry on the other side. Its day is open, whatever the month of the reversed one. */
async function counter(tx: FinanceTx, voucher: Voucher, why: Why, when: { at: Date; documentNo?: string; postingDate?: string }): Promise<string> {
  const { voucherNo: reversedVoucherNo, orderNo } = voucher;
  const entries = (await entriesOf(tx, [reversedVoucherNo])).map(({ account, party, debitFen, creditFen }) => ({
    account,
    party,
    side: debitFen > 0 ? ('credit' as const) : ('debit' as const),
    amount: debitFen + creditFen,
  }));
  const { documentNo = voucher.documentNo, ...day } = when;
  const voucherNo = await book(tx, { rule: 'reversal', source: reversedVoucherNo, documentNo, orderNo, entries, ...day }, when.at);
  await tx.insertInto('voucherReversal').values({ voucherNo, reversedVoucherNo, ...why }).execute();
  return voucherNo;
}

/** Money that was drawn and neither spent nor given back can be taken back (L-03). */
async function moneyIsThere(tx: FinanceTx, voucher: Voucher, look: Look): Promise<boolean> {
  const request = await repository.findMoneyRequest(tx, voucher.source);
  if (!request) return false;
  const advance = await look.advance(tx, request.purchaseRequestNo);
  return advance?.settledAt === null && leftOf(advance) >= request.amountFen;
}

async function takeBackMoney(tx: FinanceTx, voucher: Voucher): Promise<void> {
  const request = await repository.findMoneyRequest(tx, voucher.source);
  if (!request) throw new Error(`Voucher ${voucher.voucherNo} was drawn for no request`);
  const advance = await lockAdvance(tx, request.purchaseRequestNo);
  await changeAdvance(tx, request.purchaseRequestNo, { drawnFen: advance.drawnFen - request.amountFen });
}

/** What a voucher booked, or whether a slip's money stands against its reversal. */
export async function lookUpCorrection(tx: FinanceTx, paper: 'slip' | 'voucher', paperNo: string) {
  if (paper === 'slip') return { refusal: (await repository.isPaid(tx, paperNo)) ? ('paid' as const) : null, entries: [] };
  const voucher = await repository.findVoucher(tx, paperNo);
  return { refusal: await refusalOf(tx, voucher, reading), entries: await repository.entriesInWords(tx, paperNo) };
}
