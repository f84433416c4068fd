import type { ColumnType, GeneratedAlways, Transaction } from 'kysely';
import type { z } from 'zod';
import type { BaseTables, Moment } from '../../database/base-tables';
import type { CorrectiveActionTables } from './corrective-actions/tables';
import type { QualityFeedbackFormTables } from './quality-feedback-forms/tables';
import type { inspectionMethod, inspectionResult } from './schemas';
import type { VehicleTables } from './vehicle-tables';
import type { WarrantyTables } from './warranty/tables';

type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

/** Quality's own tables (`migrations/`). */
export interface QualityTables extends VehicleTables, QualityFeedbackFormTables, CorrectiveActionTables, WarrantyTables {
  paintInspection: {
    inspectionRecordNo: string;
    position: GeneratedAlways<number>;
    outsourcingOrderNo: string;
    painterDeliveryNoteNo: string;
    partNo: string;
    inspectedQuantity: number;
    failedQuantity: number;
    defect: string | null;
    inspector: string;
    inspectedAt: Moment;
  };
  inspectionRequest: {
    inspectionRequestNo: string;
    position: GeneratedAlways<number>;
    purchaseRequestNo: string;
    deliveryNo: string;
    partNo: string;
    supplierNo: string;
    quantity: number;
    requester: string;
    requestedAt: Moment;
    passedQuantity: Later<number>;
    failedQuantity: Later<number>;
  };
  inspectionRecord: {
    inspectionRecordNo: string;
    position: GeneratedAlways<number>;
    inspectionRequestNo: string;
    method: z.infer<typeof inspectionMethod>;
    inspectedQuantity: number;
    failedQuantity: number;
    result: z.infer<typeof inspectionResult>;
    defect: string | null;
    inspector: string;
    inspectedAt: Moment;
  };
  nonconformingSlip: {
    nonconformingSlipNo: string;
    position: GeneratedAlways<number>;
    inspectionRequestNo: string;
    failedQuantity: number;
    defect: string;
    issuer: string;
    issuedAt: Moment;
  };
}

export type QualityTx = Transaction<QualityTables & BaseTables>;
