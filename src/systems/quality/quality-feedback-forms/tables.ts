import type { ColumnType, GeneratedAlways, JSONColumnType, Selectable } from 'kysely';
import type { z } from 'zod';
import type { Moment } from '../../../database/base-tables';
import type { Cause, CauseClass } from '../../incident-causes';
import type { measureKind, reportKind } from '../../incident-schemas';
import type { FormDeadlineId, formToOpen, OpinionKind } from './schemas';

type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;
type Lines = z.output<typeof formToOpen>['lines'];
type Parts = { partNo: string; quantity: number }[];
/** Written as JSON text, read parsed. */
type Json<T extends object> = JSONColumnType<T>;

/** Tables of quality feedback forms (`migrations/0030-feedback-forms.sql`, `0032-quality-feedback-forms.sql`, `0033-cause-classes.sql`). */
export interface QualityFeedbackFormTables {
  qualityFeedbackForm: {
    caseNo: string;
    position: GeneratedAlways<number>;
    qualityFeedbackFormNo: string;
    dealerNo: string;
    reportKind: z.infer<typeof reportKind>;
    shipmentNo: string | null;
    frameNo: string | null;
    lines: Json<Lines>;
    description: string | null;
    openedBy: string;
    filledInAt: Moment;
    handoverNo: Later<string>;
    handedOverBy: Later<string>;
    handedOverAt: Later<Date>;
    signedBy: Later<string>;
    signedAt: Later<Date>;
    receivedBy: Later<string>;
    receivedAt: Later<Date>;
    visitOn: Later<string>;
    visitAgreedBy: Later<string>;
    visitAgreedAt: Later<Date>;
    endState: Later<string>;
    closedBy: Later<string>;
    closedAt: Later<Date>;
  };
  formCheck: { caseNo: string; position: GeneratedAlways<number>; papersComplete: boolean; checkedBy: string; checkedAt: Moment };
  formOpinion: {
    caseNo: string;
    opinionNo: number;
    opinionKind: OpinionKind;
    cause: Cause;
    causeClass: CauseClass;
    partNo: string | null;
    causeAnalysis: string;
    handlingOpinion: string;
    measures: Json<z.infer<typeof measureKind>[]>;
    partsToSend: Json<Parts>;
    partsToReturn: Json<Parts>;
    givenBy: string;
    givenAt: Moment;
  };
  serviceRecord: {
    serviceRecordNo: string;
    caseNo: string;
    servicedOn: string;
    workDone: string;
    dealerOpinion: string | null;
    dealerSignedBy: string;
    servicedBy: string;
    recordedAt: Moment;
  };
  formBreach: { caseNo: string; deadlineId: FormDeadlineId; dueAt: Moment; recordedAt: Moment };
}

export type FormRow = Selectable<QualityFeedbackFormTables['qualityFeedbackForm']>;
export type OpinionRow = Selectable<QualityFeedbackFormTables['formOpinion']>;
