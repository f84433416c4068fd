import type { Selectable } from 'kysely';
import type { z } from 'zod';
import { shanghaiIso } from '../../clock';
import { baseOf } from '../../database/base-tables';
import { nextNumber } from '../../database/serial';
import { Problem, conflict, notFound } from '../../http/problem';
import type { Call } from '../../http/handlers';
import { cnyOf } from '../../money';
import { book } from './ledger';
import { endOfMonth, lastDayOf, monthAfter, monthOf } from './months';
import * as repository from './settlement-repository';
import type { deductionToRecord, openedSettlement, painterSettlement, SettlementRefusal } from './settlement-operations';
import type { PainterDeductionRow, PainterSettlementRow } from './settlement-tables';
import type { FinanceTables, FinanceTx } from './tables';

type FinanceCall = Call<FinanceTables>;
type Deduction = Selectable<PainterDeductionRow>;
type DeductionToRecord = z.output<typeof deductionToRecord>;

/**
 * Keeps a deduction until the month-end settlement, valued at what its white parts cost when they went out (I-OP-3).
 * Throws 503 whitePartsNotYetKnown while that movement is still on its way.
 */
export async function recordDeduction({ tx, at }: FinanceCall, { missedAt, ...deduction }: DeductionToRecord) {
  const { deductionNo, outsourcingOrderNo, whitePartNo, quantity } = deduction;
  const sent = await repository.findWhitePartCost(tx, outsourcingOrderNo, whitePartNo);
  if (!sent) {
    throw new Problem(503, 'whitePartsNotYetKnown', `It is not known yet that ${whitePartNo} of ${outsourcingOrderNo} went to the paint shop; try again`);
  }
  const { unitCostFen } = sent;
  const row = { ...deduction, unitCostFen, missedAt: new Date(missedAt), receivedAt: at };
  if (!(await repository.insertDeduction(tx, row))) throw conflict('deductionKnown', `Deduction ${deductionNo} is recorded already`);
  return { amount: cnyOf(quantity * unitCostFen) };
}

type Opened = z.output<typeof openedSettlement>;

/**
 * Begins the settlement of a month that is over: the named one, or the earliest open one if it is due. Months are
 * settled one after the other, each once; a month that can not be is refused with the reason, and stays as it is.
 */
export async function openSettlement({ tx, at }: FinanceCall, wanted: string | undefined): Promise<Opened> {
  await repository.lockPeriods(tx);
  const earliestMonth = await earliestOpenMonth(tx);
  const answer = { refusal: null, month: wanted ?? earliestMonth, earliestMonth, painters: [] };
  if (answer.month === null) return { ...answer, settlementState: 'nothingDue' };
  const refusal = refusalOf(answer.month, earliestMonth, at, await repository.selectPeriods(tx));
  if (refusal !== null) return wanted === undefined ? { ...answer, settlementState: 'nothingDue' } : { ...answer, refusal, settlementState: 'refused' };
  await repository.insertPeriod(tx, { month: answer.month, state: 'settling', settlingAt: at });
  return { ...answer, settlementState: 'opened', painters: await repository.paintersOf(tx, answer.month) };
}

/** The month after the last settled one, else the first that anything was booked for; none in empty books. */
async function earliestOpenMonth(tx: FinanceTx): Promise<string | null> {
  const last = (await repository.selectPeriods(tx)).at(-1);
  if (last) return monthAfter(last.month);
  const first = await repository.firstPostingDate(tx);
  return first ? monthOf(first.postingDate) : null;
}

function refusalOf(month: string, earliest: string | null, at: Date, periods: { month: string }[]): SettlementRefusal | null {
  if (periods.some((each) => each.month === month)) return 'monthSettled';
  if (endOfMonth(month) > at) return 'monthNotOver';
  if (earliest === null || month < earliest) return 'beforeBooks';
  return month > earliest ? 'earlierMonthOpen' : null;
}

/**
 * Deducts what is due from the paint shop (L-08), once per paint shop and month (unique in the database), posted on
 * the month's last calendar day; a debit balance stays on the account for the next month (I-OP-4).
 * Throws 409 notSettling, painterSettled.
 */
export async function settlePainter({ tx, at }: FinanceCall, { month, painterNo }: { month: string; painterNo: string }) {
  await requireSettling(tx, month);
  const { opening, claims } = await repository.painterAccount(tx, painterNo, month);
  const deductions = await repository.lockDueDeductions(tx, painterNo, month);
  const settlementNo = await nextNumber(baseOf(tx), 'MS', at);
  const deducted = deductions.reduce((sum, each) => sum + amountOf(each), 0);
  const voucherNo = deducted === 0 ? null : await deduct(tx, { settlementNo, painterNo, month, deducted }, at);
  const row = { settlementNo, painterNo, month, openingFen: opening, claimsFen: claims, deductionsFen: deducted, voucherNo, settledAt: at };
  const settlement = await repository.insertSettlement(tx, row);
  if (!settlement) throw conflict('painterSettled', `${painterNo} is settled for ${month} already; a month is settled once`);
  if (deductions.length > 0) await repository.setSettlement(tx, deductions.map(({ deductionNo }) => deductionNo), settlementNo);
  return settlementView(settlement, deductions);
}

const amountOf = ({ quantity, unitCostFen }: Deduction) => quantity * unitCostFen;

interface ToDeduct {
  settlementNo: string;
  painterNo: string;
  month: string;
  deducted: number;
}

async function deduct(tx: FinanceTx, { settlementNo, painterNo, month, deducted: amount }: ToDeduct, at: Date): Promise<string> {
  const postingDate = lastDayOf(month);
  return book(
    tx,
    {
      rule: 'L-08',
      source: `${painterNo}/${month}`,
      documentNo: settlementNo,
      orderNo: null,
      at: new Date(`${postingDate}T23:59:59+08:00`),
      postingDate,
      entries: [
        { account: 'painterPayable', party: painterNo, side: 'debit', amount },
        { account: 'inventoryAtPainter', party: null, side: 'credit', amount },
      ],
    },
    at,
  );
}

/** Closes a month that was settled. Throws 409 notSettling. */
export async function closePeriod({ tx, at }: FinanceCall, month: string) {
  await repository.lockPeriods(tx);
  await requireSettling(tx, month);
  await repository.setClosed(tx, month, at);
  return { month };
}

async function requireSettling(tx: FinanceTx, month: string): Promise<void> {
  const period = (await repository.selectPeriods(tx)).find((each) => each.month === month);
  if (period?.state === 'settling') return;
  throw conflict('notSettling', `month: ${month} is ${period ? 'closed already' : 'not being settled; begin its settlement first'}`);
}

export async function listSettlements(tx: FinanceTx, filter: repository.SettlementFilter) {
  const settlements: z.input<typeof painterSettlement>[] = [];
  for (const each of await repository.selectSettlements(tx, filter)) settlements.push(await withDeductions(tx, each));
  return { settlements };
}

/** A settlement with its lines. Throws 404. */
export async function readSettlement(tx: FinanceTx, settlementNo: string) {
  const settlement = await repository.findSettlement(tx, settlementNo);
  if (!settlement) throw notFound('settlement', settlementNo);
  return withDeductions(tx, settlement);
}

const withDeductions = async (tx: FinanceTx, settlement: Selectable<PainterSettlementRow>) =>
  settlementView(settlement, await repository.deductionsOf(tx, settlement.settlementNo));

function settlementView(settlement: Selectable<PainterSettlementRow>, deductions: Deduction[]): z.input<typeof painterSettlement> {
  const { openingFen, claimsFen, deductionsFen, settledAt, ...rest } = settlement;
  return {
    ...rest,
    opening: cnyOf(openingFen),
    claims: cnyOf(claimsFen),
    deducted: cnyOf(deductionsFen),
    closing: cnyOf(openingFen + claimsFen - deductionsFen),
    settledAt: shanghaiIso(settledAt),
    deductions: deductions.map((each) => ({
      deductionNo: each.deductionNo,
      outsourcingOrderNo: each.outsourcingOrderNo,
      whitePartNo: each.whitePartNo,
      quantity: each.quantity,
      amount: cnyOf(amountOf(each)),
    })),
  };
}
