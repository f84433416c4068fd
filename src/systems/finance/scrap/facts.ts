import type { z } from 'zod';
import { refused } from '../../../http/problem';
import { cnyOf } from '../../../money';
import type { FinanceTx } from '../tables';
import type { scrapFacts } from './operations';
import { readReport } from './reports';

/**
 * Requires that what signers see and the route is decided by (PS-D3) is what the report and its countersign sheet say.
 * Throws 404; 422 `factsDiffer`, which names each that differs.
 */
export async function requireFacts(tx: FinanceTx, given: z.output<typeof scrapFacts>): Promise<void> {
  const report = await readReport(tx, given.scrapReportNo);
  const { caseNo, scrapListNo, contested } = report;
  const scrapAmount = cnyOf(report.scrapAmountFen);
  const recorded = { caseNo, scrapListNo, scrapAmount, linesAmount: scrapAmount, contested: contested === null ? 'open' : String(contested) };
  const errors = (['caseNo', 'scrapListNo', 'scrapAmount', 'linesAmount', 'contested'] as const)
    .filter((field) => recorded[field] !== given[field])
    .map((field) => ({ field, detail: `${given.scrapReportNo} says ${recorded[field]}, not ${given[field]}` }));
  if (errors.length > 0) throw refused('factsDiffer', errors.map(({ field, detail }) => `${field}: ${detail}`).join('; '), errors);
}
