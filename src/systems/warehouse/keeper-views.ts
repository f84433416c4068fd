import type { Selectable } from 'kysely';
import { shanghaiIso } from '../../clock';
import { linesOfSheets, reportsOfSheets, sheets } from './count-repository';
import { linesOfStockSlips, stockSlips } from './keeper-repository';
import type { CountSheetRow, DifferenceReportRow } from './keeper-tables';
import type { WarehouseTx } from './tables';
import { momentOrNull } from './views';

/** The keeper's slips with their lines, as callers see them. */
export async function stockSlipViews(tx: WarehouseTx, filter: Parameters<typeof stockSlips>[1]) {
  const slips = await stockSlips(tx, filter);
  const lines = await linesOfStockSlips(tx, slips.map(({ stockSlipNo }) => stockSlipNo));
  return slips.map(({ stockSlipNo, kind, state, fromLocation: from, toLocation: to, maker, madeAt, reviewer, reviewedAt, keeper, keeperAt, reason, orderLineId }) => ({
    ...{ stockSlipNo, kind, state, from, to, maker, reviewer, keeper, reason, orderLineId },
    madeAt: shanghaiIso(madeAt),
    reviewedAt: momentOrNull(reviewedAt),
    keeperAt: momentOrNull(keeperAt),
    lines: lines
      .filter((line) => line.stockSlipNo === stockSlipNo)
      .map(({ partNo, partName, quantity, counted, storageClass }) => ({ partNo, partName, quantity, counted, storageClass })),
  }));
}

/** Count sheets with their lines and difference reports. */
export async function countSheetViews(tx: WarehouseTx, filter: Parameters<typeof sheets>[1]) {
  const found = await sheets(tx, filter);
  if (found.length === 0) return [];
  const numbers = found.map(({ countSheetNo }) => countSheetNo);
  const [lines, reports] = [await linesOfSheets(tx, numbers), await reportsOfSheets(tx, numbers)];
  return found.map((sheet) => ({
    ...headOf(sheet),
    lines: lines
      .filter(({ countSheetNo }) => countSheetNo === sheet.countSheetNo)
      .map(({ counted, book, ...line }) => ({ ...line, countedQuantity: counted, bookQuantity: book })),
    differenceReport: reportView(reports.find(({ countSheetNo }) => countSheetNo === sheet.countSheetNo)),
  }));
}

const headOf = ({ countSheetNo, reason, askedBy, openedAt, counter, countedAt }: Selectable<CountSheetRow>) => ({
  countSheetNo,
  reason,
  askedBy,
  openedAt: shanghaiIso(openedAt),
  counter,
  countedAt: momentOrNull(countedAt),
});

const reportView = (report: Selectable<DifferenceReportRow> | undefined) =>
  report === undefined
    ? null
    : {
        differenceReportNo: report.differenceReportNo,
        state: report.state,
        decidedBy: report.decidedBy,
        decidedAt: momentOrNull(report.decidedAt),
        reason: report.reason,
      };
