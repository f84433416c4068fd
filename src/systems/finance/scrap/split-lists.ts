import { shanghaiDay } from '../../../clock';
import { cnyOf, fenOf, type Fen } from '../../../money';
import type { FinanceTx } from '../tables';
import type { ScrapReport } from './tables';

/**
 * Lists of one drafter on one day that stay within the limit each and go over it together (I-PS-3): they may be one list
 * that was split so that the company general manager is not asked. A finding, nothing follows from it. Of a revised list
 * only its last revision counts.
 * @param limit CNY of the table `scrap-approval`, e.g. "30000.00"
 */
export async function splitLists(tx: FinanceTx, limit: string) {
  const reports = await tx.selectFrom('scrapReport').selectAll().distinctOn('caseNo').orderBy('caseNo').orderBy('sheetRevision', 'desc').execute();
  const within = reports.filter(({ scrapAmountFen }) => scrapAmountFen <= fenOf(limit));
  const byDrafterAndDay = new Map<string, ScrapReport[]>();
  for (const report of within) {
    const key = `${report.drawnUpBy} ${shanghaiDay(report.writtenAt)}`;
    byDrafterAndDay.set(key, [...(byDrafterAndDay.get(key) ?? []), report]);
  }
  return [...byDrafterAndDay.values()]
    .filter((lists) => lists.length > 1 && totalOf(lists) > fenOf(limit))
    .map((lists) => finding(lists.toSorted((a, b) => a.position - b.position)))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

const totalOf = (lists: ScrapReport[]): Fen => lists.reduce((sum, { scrapAmountFen }) => sum + scrapAmountFen, 0);

const finding = (lists: ScrapReport[]) => ({
  drawnUpBy: lists[0]?.drawnUpBy ?? '',
  day: shanghaiDay(lists[0]?.writtenAt ?? new Date(0)),
  scrapAmount: cnyOf(totalOf(lists)),
  lists: lists.map(({ caseNo, scrapListNo, scrapReportNo, scrapAmountFen }) => ({ caseNo, scrapListNo, scrapReportNo, scrapAmount: cnyOf(scrapAmountFen) })),
});
