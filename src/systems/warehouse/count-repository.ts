import type { Insertable, Updateable } from 'kysely';
import type { CountLineRow, CountSheetRow, DifferenceReportRow } from './keeper-tables';
import type { Place } from './stock-repository';
import type { WarehouseTx } from './tables';

export const insertSheet = (tx: WarehouseTx, sheet: Insertable<CountSheetRow>) => tx.insertInto('countSheet').values(sheet).execute();

export const insertCountLines = (tx: WarehouseTx, lines: Insertable<CountLineRow>[]) =>
  tx.insertInto('countLine').values(lines).execute();

export const lockSheet = (tx: WarehouseTx, countSheetNo: string) =>
  tx.selectFrom('countSheet').selectAll().where('countSheetNo', '=', countSheetNo).forUpdate().executeTakeFirst();

export const changeSheet = (tx: WarehouseTx, countSheetNo: string, change: Updateable<CountSheetRow>) =>
  tx.updateTable('countSheet').set(change).where('countSheetNo', '=', countSheetNo).execute();

export const changeCountLine = (
  tx: WarehouseTx,
  { countSheetNo, position }: { countSheetNo: string; position: number },
  change: Updateable<CountLineRow>,
) => tx.updateTable('countLine').set(change).where('countSheetNo', '=', countSheetNo).where('position', '=', position).execute();

export const linesOfSheets = (tx: WarehouseTx, numbers: string[]) =>
  tx.selectFrom('countLine').selectAll().where('countSheetNo', 'in', numbers).orderBy('countSheetNo').orderBy('position').execute();

interface SheetFilter {
  countSheetNo?: string | undefined;
  limit: number;
  offset: number;
}

export const sheets = (tx: WarehouseTx, { countSheetNo, limit, offset }: SheetFilter) =>
  tx
    .selectFrom('countSheet')
    .selectAll()
    .$if(countSheetNo !== undefined, (query) => query.where('countSheetNo', '=', countSheetNo ?? ''))
    .orderBy('openedAt')
    .orderBy('countSheetNo')
    .limit(limit)
    .offset(offset)
    .execute();

export const insertReport = (tx: WarehouseTx, report: Insertable<DifferenceReportRow>) =>
  tx.insertInto('differenceReport').values(report).execute();

/** The report with the one who counted, locked until the end of the transaction. */
export const lockReport = (tx: WarehouseTx, differenceReportNo: string) =>
  tx
    .selectFrom('differenceReport')
    .innerJoin('countSheet', 'countSheet.countSheetNo', 'differenceReport.countSheetNo')
    .selectAll('differenceReport')
    .select('counter')
    .where('differenceReportNo', '=', differenceReportNo)
    .forUpdate('differenceReport')
    .executeTakeFirst();

export const changeReport = (tx: WarehouseTx, differenceReportNo: string, change: Updateable<DifferenceReportRow>) =>
  tx.updateTable('differenceReport').set(change).where('differenceReportNo', '=', differenceReportNo).execute();

export const reportsOfSheets = (tx: WarehouseTx, numbers: string[]) =>
  tx.selectFrom('differenceReport').selectAll().where('countSheetNo', 'in', numbers).execute();

export const reservationsAt = (tx: WarehouseTx, { partNo, location }: Place) =>
  tx
    .selectFrom('reservation')
    .selectAll()
    .where('partNo', '=', partNo)
    .where('location', '=', location)
    .where('quantity', '>', 0)
    .execute();
