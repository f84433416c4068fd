import type { ColumnType, Generated, GeneratedAlways, Selectable, Transaction } from 'kysely';
import type { z } from 'zod';
import type { BaseTables, Moment } from '../../../database/base-tables';
import type { DealerEnd, extensionReason, Remedy, Ruling, saleDateKind, SupplierEnd } from '../../warranty-schemas';
import type { OrderDeskTables } from '../tables';
import type { ReturnState, rulingAnswer, supplierRoute } from './schemas';

type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

/** Tables of warranty returns (`migrations/0050-warranty-returns.sql`, `0060-open-parts.sql`, `0061-rechecks.sql`). */
export interface WarrantyReturnTables {
  warrantyReturn: {
    caseNo: string;
    position: GeneratedAlways<number>;
    dealerNo: string;
    dealerListNo: string | null;
    carrier: string | null;
    state: ReturnState;
    receivedAt: Moment;
    instance: Later<string>;
    closedAt: Later<Date>;
  };
  warrantyLine: {
    caseNo: string;
    lineNo: number;
    partNo: string;
    listedQuantity: number;
    countedQuantity: Later<number>;
    fault: string | null;
    saleDate: string | null;
    saleDateKind: z.infer<typeof saleDateKind> | null;
    extensionReason: z.infer<typeof extensionReason> | null;
    serialNo: string | null;
    exchangeWanted: boolean;
    expectedCaseNo: string | null;
    remedyGiven: boolean;
  };
  /** Pieces of a line that names no incident, booked to their incident by a person (`migrations/0100-assigned-parts.sql`). */
  assignedPart: { caseNo: string; lineNo: number; expectedCaseNo: string; quantity: number; assignedBy: string; assignedAt: Moment };
  clearing: {
    clearingKey: string;
    caseNo: string;
    supplierNo: string;
    openedBy: string;
    openedAt: Moment;
    answeredAt: Later<Date>;
    answeredBy: Later<string>;
    answerNote: Later<string>;
  };
  returnedPart: {
    returnedPartNo: string;
    position: GeneratedAlways<number>;
    caseNo: string;
    lineNo: number;
    partNo: string;
    quantity: number;
    ruling: Ruling;
    rulingReason: string | null;
    oldPartNo: string;
    splitFrom: Later<string>;
    /** When Quality has re-checked it, and when its contested ruling was made anew (WR-08). */
    recheckedAt: Later<Date>;
    secondRuledAt: Later<Date>;
    outOfScopeNo: Later<string>;
    registeredBy: Later<string>;
    remedy: Later<Remedy>;
    remedyBy: Later<string>;
    orderNo: Later<string>;
    orderEnd: Later<string>;
    exchangeCount: Generated<number>;
    exchangedQuantity: Generated<number>;
    dealerEnd: Later<DealerEnd>;
    dealerEndedAt: Later<Date>;
    supplierRoute: Later<z.infer<typeof supplierRoute>>;
    usable: Later<boolean>;
    routedBy: Later<string>;
    supplierNo: Later<string>;
    clearingKey: Later<string>;
    taken: Later<boolean>;
    supplierEnd: Later<SupplierEnd>;
    supplierEndedAt: Later<Date>;
    creditVoucherNo: Later<string>;
  };
  rulingQuestion: {
    returnedPartNo: string;
    note: string | null;
    contactedBy: string;
    contactedAt: Moment;
    answer: Later<z.infer<typeof rulingAnswer>>;
    answerNote: Later<string>;
    answeredAt: Later<Date>;
    closedAt: Later<Date>;
  };
  warrantyBreach: { caseNo: string; deadlineId: string; dueAt: Moment; clearingKey: string | null; recordedAt: Moment };
}

export type WarrantyTx = Transaction<OrderDeskTables & BaseTables>;
export type ReturnRow = Selectable<WarrantyReturnTables['warrantyReturn']>;
export type LineRow = Selectable<WarrantyReturnTables['warrantyLine']>;
export type PartRow = Selectable<WarrantyReturnTables['returnedPart']>;
export type ClearingRow = Selectable<WarrantyReturnTables['clearing']>;
export type QuestionRow = Selectable<WarrantyReturnTables['rulingQuestion']>;
