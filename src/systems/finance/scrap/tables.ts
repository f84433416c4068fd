import type { ColumnType, GeneratedAlways, JSONColumnType, Selectable } from 'kysely';
import type { z } from 'zod';
import type { Moment } from '../../../database/base-tables';
import type { Fen } from '../../../money';
import type { approvingCentre, CountersigningDept, recordScrapReportBody } from './operations';

type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

/** Tables of `migrations/0060-scrap.sql`. */
export interface ScrapTables {
  scrapReport: {
    scrapReportNo: string;
    position: GeneratedAlways<number>;
    caseNo: string;
    scrapListNo: string;
    sheetRevision: number;
    lines: JSONColumnType<z.output<typeof recordScrapReportBody>['lines']>;
    scrapAmountFen: Fen;
    reportText: string;
    drawnUpBy: string;
    writtenBy: string;
    writtenAt: Moment;
    countersignSheetNo: Later<string>;
    contested: Later<boolean>;
  };
  countersignature: {
    scrapReportNo: string;
    department: CountersigningDept;
    agreed: boolean;
    contestedParts: JSONColumnType<string[]>;
    reason: string | null;
    signedBy: string;
    signedAt: Moment;
  };
  scrapApproval: {
    scrapApprovalNo: string;
    position: GeneratedAlways<number>;
    scrapReportNo: string;
    centre: z.infer<typeof approvingCentre>;
    approved: boolean;
    reason: string | null;
    decidedBy: string;
    decidedAt: Moment;
  };
  companyGmApplication: {
    companyGmApplicationNo: string;
    scrapReportNo: string;
    applicationText: string;
    appliedBy: string;
    appliedAt: Moment;
    approved: Later<boolean>;
    doubts: Later<string>;
    decidedBy: Later<string>;
    decidedAt: Later<Date>;
  };
}

export type ScrapReport = Selectable<ScrapTables['scrapReport']>;
