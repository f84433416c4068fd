import type { ColumnType, Generated, GeneratedAlways, Selectable, Transaction } from 'kysely';
import type { z } from 'zod';
import type { BaseTables, Moment } from '../../../database/base-tables';
import type { finding, MeasureKind, reportKind } from '../../incident-schemas';
import type { OrderDeskTables } from '../tables';
import type { IncidentState, opinionAnswer } from './schemas';

type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

/** Tables of incidents (`migrations/0030-incidents.sql`). */
export interface IncidentTables {
  incident: {
    caseNo: string;
    position: GeneratedAlways<number>;
    dealerNo: string;
    dealerReportNo: string | null;
    reportKind: z.infer<typeof reportKind>;
    shipmentNo: string | null;
    frameNo: string | null;
    signed: boolean;
    driverSigned: boolean;
    description: string | null;
    reportRound: Generated<number>;
    state: IncidentState;
    receivedAt: Moment;
    instance: Later<string>;
    faxRegisterNo: Later<string>;
    registeredBy: Later<string>;
    registeredAt: Later<Date>;
    queryNo: Generated<number>;
    queryText: Later<string>;
    queryRecordedBy: Later<string>;
    closedBy: Later<string>;
    closedAt: Later<Date>;
  };
  incidentLine: { caseNo: string; round: number; lineNo: number; partNo: string; quantity: number; finding: z.infer<typeof finding> };
  incidentEvidence: { caseNo: string; evidenceNo: string; namedAt: Moment };
  incidentQuestion: {
    caseNo: string;
    questionNo: number;
    note: string | null;
    contactedBy: string;
    contactedAt: Moment;
    answer: Later<z.infer<typeof opinionAnswer>>;
    answerNote: Later<string>;
    answeredAt: Later<Date>;
    closedAt: Later<Date>;
  };
  incidentMeasure: {
    caseNo: string;
    measureNo: number;
    measureKind: MeasureKind;
    orderNo: Later<string>;
    orderEnd: Later<string>;
    recordedBy: string;
    recordedAt: Moment;
    doneBy: Later<string>;
    doneAt: Later<Date>;
    /** Why the rest of its parts is not sent (`migrations/0091-replacement-rests.sql`). */
    restNote: Later<string>;
  };
  incidentMeasurePart: { caseNo: string; measureNo: number; partNo: string; quantity: number };
  incidentBreach: { caseNo: string; deadlineId: string; dueAt: Moment; recordedAt: Moment };
}

export type IncidentTx = Transaction<OrderDeskTables & BaseTables>;
export type IncidentRow = Selectable<IncidentTables['incident']>;
export type QuestionRow = Selectable<IncidentTables['incidentQuestion']>;
export type MeasureRow = Selectable<IncidentTables['incidentMeasure']>;
