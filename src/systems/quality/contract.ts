import { z } from 'zod';
import { contract, operation } from '../../http/contract';
import { page, personId, pieces, quantity, reference, remark } from '../shared-schemas';
import { correctiveActionOperations } from './corrective-actions/operations';
import { qualityFeedbackFormOperations } from './quality-feedback-forms/operations';
import { paintInspectionOperations } from './paint-inspection-operations';
import {
  inspectionMethod,
  inspectionRecord,
  inspectionRecordNo,
  inspectionRequest,
  inspectionRequestNo,
  inspectionResult,
  nonconformingSlip,
  nonconformingSlipNo,
} from './schemas';
import { vehicleOperations } from './vehicle-operations';
import { warrantyOperations } from './warranty/operations';

export { qualityRulingBody, qualityRulingNo, repairRecordNo, repairabilityRulingBody, repairabilityRulingNo, vehicleRepairBody } from './vehicle-operations';
export * as correctiveAction from './corrective-actions/schemas';
export * as qualityFeedbackForm from './quality-feedback-forms/schemas';
export * as warranty from './warranty/schemas';

const ofPurchase = z.strictObject({ purchaseRequestNo: reference.optional(), ...page });

/** Quality: inspections of goods and their papers, quality feedback forms of incidents, causes and corrective actions. */
export const qualityContract = contract({
  system: 'quality',
  title: 'Quality 质量',
  operations: {
    ...qualityFeedbackFormOperations,
    ...correctiveActionOperations,
    ...paintInspectionOperations,
    ...vehicleOperations,
    ...warrantyOperations,
    requestInspection: operation({
      method: 'post',
      path: '/inspection-requests',
      summary: 'Asks for the inspection of a delivery, once per delivery (PP-06); tells what the method is proposed by (I-PP-1)',
      body: z.strictObject({
        purchaseRequestNo: reference.describe('Purchase request, e.g. PP-202609-001'),
        deliveryNo: reference,
        partNo: reference,
        supplierNo: reference,
        quantity,
        requester: personId,
      }),
      result: z.object({
        inspectionRequestNo,
        firstSupply: z.boolean().describe('This supplier has no inspected delivery of this part yet'),
        failedDeliveriesBack: pieces.describe("How many of the supplier's inspected deliveries back the latest failure lies: 1, the last one had it; 0, none has failed"),
      }),
      problems: { inspectionRequested: 409 },
    }),
    recordInspection: operation({
      method: 'post',
      path: '/inspection-records',
      summary: 'What an inspection found (PP-07, PP-D6); after a defect in a sample it is not over: all pieces are inspected',
      body: z.strictObject({
        inspectionRequestNo,
        method: inspectionMethod,
        inspectedQuantity: quantity,
        failedQuantity: pieces,
        defect: remark.optional(),
        inspector: personId,
      }),
      result: z.object({ inspectionRecordNo, inspectionResult, passedQuantity: pieces, failedQuantity: pieces }),
      problems: {
        notFound: 404,
        sameHand: 409,
        inspectionClosed: 409,
        moreThanDelivered: 422,
        fewerThanDelivered: 422,
        moreFailedThanInspected: 422,
        fullInspectionNeeded: 409,
        defectMissing: 422,
      },
    }),
    makeNonconformingSlip: operation({
      method: 'post',
      path: '/nonconforming-slips',
      summary: 'Issues the nonconforming product slip for what failed, once per inspection (PP-12)',
      body: z.strictObject({ inspectionRequestNo, defect: remark, issuer: personId }),
      result: z.object({
        nonconformingSlipNo,
        failedQuantity: quantity,
        failureCount: z.number().int().min(1).describe("How often this supplier's goods for the purchase request have failed, this time included (I-PP-6)"),
      }),
      problems: { notFound: 404, inspectionOpen: 409, nothingFailed: 409, slipExists: 409 },
    }),
    listInspectionRequests: operation({
      method: 'get',
      path: '/inspection-requests',
      summary: 'Inspection requests, oldest first; of one purchase request when asked',
      query: ofPurchase,
      result: z.object({ inspectionRequests: z.array(inspectionRequest) }),
    }),
    listInspectionRecords: operation({
      method: 'get',
      path: '/inspection-records',
      summary: 'Inspection records, oldest first; of one purchase request when asked',
      query: ofPurchase,
      result: z.object({ inspectionRecords: z.array(inspectionRecord) }),
    }),
    listNonconformingSlips: operation({
      method: 'get',
      path: '/nonconforming-slips',
      summary: 'Nonconforming product slips, oldest first; of one purchase request when asked',
      query: ofPurchase,
      result: z.object({ nonconformingSlips: z.array(nonconformingSlip) }),
    }),
  },
});
