import type { ColumnType, Generated, GeneratedAlways, Selectable } from 'kysely';
import type { z } from 'zod';
import type { Moment } from '../../database/base-tables';
import type { Fen } from '../../money';
import type { deliveredFor, dueFor, missedWhen, orderState, shortageRemedy } from './outsourcing-schemas';

type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

export interface OutsourcingOrderRow {
  outsourcingOrderNo: string;
  position: GeneratedAlways<number>;
  partNo: string;
  partName: string;
  colour: string;
  whitePartNo: string;
  whitePartName: string;
  painterNo: string;
  feeFen: Fen;
  wantedQuantity: number;
  orderLineId: string | null;
  state: z.infer<typeof orderState>;
  openedAt: Moment;
  sentQuantity: Later<number>;
  signedBy: Later<string>;
  signedAt: Later<Date>;
  sentBy: Later<string>;
  closedAt: Later<Date>;
  dueFirst: Generated<number>;
  dueMakeUp: Generated<number>;
  dueRework: Generated<number>;
  /** When a person was asked about a make-up that is late, and has not given it up yet. */
  makeUpAskedAt: Later<Date>;
}

export interface PainterDeliveryNoteRow {
  painterDeliveryNoteNo: string;
  position: GeneratedAlways<number>;
  outsourcingOrderNo: string;
  painterNo: string;
  noteNo: string;
  deliveredFor: z.infer<typeof deliveredFor>;
  notedQuantity: number;
  expectedQuantity: number;
  deliveredAt: Moment;
  countedQuantity: Later<number>;
  counter: Later<string>;
  countedAt: Later<Date>;
  takenQuantity: Later<number>;
  acceptedQuantity: Generated<number>;
  /** Pieces whose receipt slip was reversed: to be taken in again. */
  takenBackQuantity: Generated<number>;
}

export interface ShortageReportRow {
  shortageReportNo: string;
  outsourcingOrderNo: string;
  painterDeliveryNoteNo: string;
  missingQuantity: number;
  missedWhen: z.infer<typeof missedWhen>;
  missedAt: Moment;
  cause: Later<string>;
  canSupply: Later<boolean>;
  reportedAt: Later<Date>;
  remedy: Later<z.infer<typeof shortageRemedy>>;
  decidedBy: Later<string>;
  decidedAt: Later<Date>;
}

export interface PendingDeductionRow {
  deductionNo: string;
  position: GeneratedAlways<number>;
  shortageReportNo: string;
  outsourcingOrderNo: string;
  painterNo: string;
  whitePartNo: string;
  quantity: number;
  missedAt: Moment;
  decidedBy: string;
  decidedAt: Moment;
}

/** Tables of the migration `outsourcing`. */
export interface OutsourcingTables {
  painter: { painterNo: string; name: string };
  paintTerms: {
    partNo: string;
    partName: string;
    colour: string;
    whitePartNo: string;
    whitePartName: string;
    painterNo: string;
    feeFen: Fen;
    drawWhiteParts: boolean;
  };
  outsourcingOrder: OutsourcingOrderRow;
  painterDeliveryNote: PainterDeliveryNoteRow;
  shortageReport: ShortageReportRow;
  pendingDeduction: PendingDeductionRow;
  paintAcceptanceTakenBack: {
    receiptSlipNo: string;
    painterDeliveryNoteNo: string;
    quantity: number;
    takenBackAt: Moment;
  };
  rework: {
    painterDeliveryNoteNo: string;
    outsourcingOrderNo: string;
    quantity: number;
    failureCount: number;
    signedBy: string;
    signedAt: Moment;
    sentBy: string;
  };
  paintDue: {
    id: GeneratedAlways<number>;
    outsourcingOrderNo: string;
    dueFor: z.infer<typeof dueFor>;
    quantity: number;
    dueAt: Moment;
    breachedAt: Later<Date>;
    /** When people were told of the breach. */
    toldAt: Later<Date>;
  };
}

export type OutsourcingOrder = Selectable<OutsourcingOrderRow>;
export type PainterDeliveryNote = Selectable<PainterDeliveryNoteRow>;
export type ShortageReport = Selectable<ShortageReportRow>;
export type PaintDue = Selectable<OutsourcingTables['paintDue']>;
