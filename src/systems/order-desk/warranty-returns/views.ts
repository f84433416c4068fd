import type { Locale } from '../../../config';
import { notFound } from '../../../http/problem';
import { assignedPieces } from './assigned-parts';
import { factsOf, lineOfFlow, piecesOf } from './pieces';
import { linesOf, partsOf } from './repository';
import type { ReturnState } from './schemas';
import type { PartRow, ReturnRow, WarrantyTx } from './tables';

const textOf = (moment: Date | null) => moment?.toISOString() ?? null;

const withDealer = (tx: WarrantyTx) =>
  tx.selectFrom('warrantyReturn').innerJoin('dealer', 'dealer.dealerNo', 'warrantyReturn.dealerNo').selectAll('warrantyReturn').select('dealer.name as dealerName');

/** A parcel as its dealer and staff see it. Throws 404 `notFound`. */
export async function viewReturn(tx: WarrantyTx, caseNo: string, locale: Locale) {
  const found = await withDealer(tx).where('caseNo', '=', caseNo).executeTakeFirst();
  if (!found) throw notFound('warranty return', caseNo);
  const lines = await linesOf(tx, caseNo);
  const booked = await assignedPieces(tx, caseNo);
  const assignedTo = (lineNo: number) => booked.filter((each) => each.lineNo === lineNo).map(({ expectedCaseNo, quantity }) => ({ expectedCaseNo, quantity }));
  const parts = await partsOf(tx, caseNo);
  const questions = await tx
    .selectFrom('rulingQuestion')
    .selectAll()
    .where('returnedPartNo', 'in', ['', ...parts.map(({ returnedPartNo }) => returnedPartNo)])
    .execute();
  const named = await piecesOf(tx, parts, locale);
  const answerOf = (returnedPartNo: string) => {
    const question = questions.find((each) => each.returnedPartNo === returnedPartNo);
    return question?.answer ?? (question && question.closedAt !== null ? ('silent' as const) : null);
  };
  return {
    ...summaryOf(found, await breachesOf(tx, [caseNo])),
    lines: lines.map((line) => ({
      ...lineOfFlow(line, line.countedQuantity ?? line.listedQuantity, locale),
      ...{ listedQuantity: line.listedQuantity, countedQuantity: line.countedQuantity, assignedTo: assignedTo(line.lineNo) },
    })),
    returnedParts: parts.flatMap((part, index) => {
      const line = lines.find(({ lineNo }) => lineNo === part.lineNo);
      const pieces = named[index];
      return line && pieces ? [{ ...factsOf(line), ...shown(part), ...pieces, dealerAnswer: answerOf(part.returnedPartNo) }] : [];
    }),
  };
}

const shown = (part: PartRow) => {
  const { lineNo, ruling, rulingReason, outOfScopeNo, remedy, orderNo, orderEnd, dealerEnd, supplierRoute, supplierNo, clearingKey, supplierEnd, creditVoucherNo } = part;
  return { lineNo, ruling, rulingReason, outOfScopeNo, remedy, orderNo, orderEnd, dealerEnd, supplierRoute, supplierNo, clearingKey, supplierEnd, creditVoucherNo };
};

export interface ReturnFilter {
  state?: ReturnState | undefined;
  dealerNo?: string | undefined;
  /** Position of the last case of the page before. */
  after: number;
  limit: number;
}

/** One page of parcels by arrival; `next` is null on the last one. */
export async function listReturns(tx: WarrantyTx, { state, dealerNo, after, limit }: ReturnFilter) {
  const rows = await withDealer(tx)
    .where('position', '>', after)
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'received'))
    .$if(dealerNo !== undefined, (query) => query.where('warrantyReturn.dealerNo', '=', dealerNo ?? ''))
    .orderBy('position')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const breaches = await breachesOf(tx, page.map(({ caseNo }) => caseNo));
  return { warrantyReturns: page.map((row) => summaryOf(row, breaches)), next: rows.length > limit ? (page.at(-1)?.position ?? null) : null };
}

const breachesOf = (tx: WarrantyTx, caseNos: string[]) =>
  tx.selectFrom('warrantyBreach').select(['caseNo', 'deadlineId']).where('caseNo', 'in', [...caseNos, '']).orderBy('dueAt').execute();

function summaryOf(row: ReturnRow & { dealerName: string }, breaches: { caseNo: string; deadlineId: string }[]) {
  const { caseNo, dealerNo, dealerName, dealerListNo, state, receivedAt, closedAt } = row;
  const missed = breaches.filter((breach) => breach.caseNo === caseNo).map(({ deadlineId }) => deadlineId);
  return { caseNo, dealerNo, dealerName, dealerListNo, state, receivedAt: receivedAt.toISOString(), closedAt: textOf(closedAt), deadlinesBreached: [...new Set(missed)] };
}
