import type { GeneratedAlways } from 'kysely';
import type { Moment } from '../../../database/base-tables';
import type { Ruling } from '../../warranty-schemas';

/** Tables of `migrations/0050-warranty.sql`. */
export interface WarrantyTables {
  warrantyRulingRecord: { rulingRecordNo: string; position: GeneratedAlways<number>; caseNo: string; ruledBy: string; ruledAt: Moment };
  warrantyRuling: {
    returnedPartNo: string;
    position: GeneratedAlways<number>;
    caseNo: string;
    lineNo: number;
    partNo: string;
    partName: string;
    /** Whether parts of its class are repaired, as the table said. Null: judged before that was kept. */
    repairable: boolean | null;
    quantity: number;
    ruling: Ruling;
    reason: string | null;
  };
  warrantySecondRuling: {
    secondRulingNo: string;
    position: GeneratedAlways<number>;
    caseNo: string;
    returnedPartNo: string;
    ruling: Ruling;
    /** Of rulings before there were re-checks. */
    finding: string | null;
    reason: string | null;
    ruledBy: string;
    ruledAt: Moment;
  };
  warrantyRecheck: { returnedPartNo: string; finding: string; proposedRuling: Ruling; checkedBy: string; checkedAt: Moment };
  warrantyRecheckBreach: { returnedPartNo: string; dueAt: Moment; recordedAt: Moment };
  warrantyFeedbackForm: { warrantyFeedbackFormNo: string; position: GeneratedAlways<number>; caseNo: string; dealerNo: string; openedBy: string; openedAt: Moment };
  warrantyFeedbackFormLine: {
    returnedPartNo: string;
    position: GeneratedAlways<number>;
    warrantyFeedbackFormNo: string;
    /** JSON. */
    facts: string;
    filledBy: string;
    filledAt: Moment;
  };
  motorRepair: {
    motorRepairNo: string;
    position: GeneratedAlways<number>;
    caseNo: string;
    returnedPartNo: string;
    partNo: string;
    quantity: number;
    repaired: boolean;
    workDone: string;
    supplierNo: string | null;
    repairedBy: string;
    repairedAt: Moment;
  };
}
