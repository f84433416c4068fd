import type { ColumnType, Generated, GeneratedAlways, Selectable } from 'kysely';
import type { z } from 'zod';
import type { Moment } from '../../../database/base-tables';
import type { Fen } from '../../../money';
import type { scrapCaseState, scrapEnd, ScrapDecision } from './schemas';

type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

/** Tables of `migrations/0060-scrap.sql`. */
export interface ScrapTables {
  scrapCandidate: {
    candidateId: string;
    position: GeneratedAlways<number>;
    oldPartNo: string;
    partNo: string;
    partName: string;
    caseNo: string;
    quantity: number;
    unitValueFen: Fen;
    reason: string;
    supplierNo: string | null;
    addedBy: string;
    addedAt: Moment;
    listed: Generated<number>;
    scrapped: Generated<number>;
    kept: Generated<number>;
    toSupplier: Generated<number>;
    missing: Generated<number>;
    open: GeneratedAlways<number>;
  };
  scrapCase: {
    caseNo: string;
    position: GeneratedAlways<number>;
    state: z.infer<typeof scrapCaseState>;
    endState: Later<z.infer<typeof scrapEnd>>;
    openedAt: Moment;
    endedAt: Later<Date>;
  };
  scrapList: {
    scrapListNo: string;
    position: GeneratedAlways<number>;
    caseNo: string;
    sheetRevision: number;
    scrapAmountFen: Fen;
    drawnUpBy: string;
    drawnUpAt: Moment;
    decision: Later<ScrapDecision>;
    decidedAt: Later<Date>;
  };
  scrapListLine: {
    scrapListNo: string;
    lineNo: number;
    candidateId: string;
    quantity: number;
    unitValueFen: Fen;
    scrapQuantity: number;
    keepQuantity: Generated<number>;
    supplierQuantity: Generated<number>;
    scrapped: Generated<number>;
  };
}

export type ScrapCandidate = Selectable<ScrapTables['scrapCandidate']>;
export type ScrapCase = Selectable<ScrapTables['scrapCase']>;
export type ScrapList = Selectable<ScrapTables['scrapList']>;
/** A line of a list with what its candidate says. */
export type ScrapListLine = Selectable<ScrapTables['scrapListLine']> & Pick<ScrapCandidate, 'oldPartNo' | 'partNo' | 'partName' | 'caseNo' | 'reason' | 'supplierNo'>;
