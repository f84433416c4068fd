import { z } from 'zod';
import { moment, personId, pieces, quantity, reference, remark } from '../shared-schemas';

export const inspectionRequestNo = reference.describe('Inspection request, e.g. IQ-202609-001');
export const inspectionRecordNo = reference.describe('Inspection record, e.g. IR-202609-001');
export const nonconformingSlipNo = reference.describe('Nonconforming product slip, e.g. NC-202609-001');

/** How pieces are inspected (PP-D5). */
export const inspectionMethod = z.enum(['sampling', 'full']);

/** What an inspection found (PP-D6); after a defect in a sample all pieces are inspected. */
export const inspectionResult = z.enum(['allPassed', 'allFailed', 'someFailed', 'sampleDefect']);

export const inspectionRequest = z.object({
  inspectionRequestNo,
  purchaseRequestNo: reference.describe('Purchase request, e.g. PP-202609-001'),
  deliveryNo: reference,
  partNo: reference,
  supplierNo: reference,
  quantity,
  requester: personId,
  requestedAt: moment,
  passedQuantity: pieces.nullable().describe('null until the inspection is over'),
  failedQuantity: pieces.nullable(),
});

export const inspectionRecord = z.object({
  inspectionRecordNo,
  inspectionRequestNo,
  method: inspectionMethod,
  inspectedQuantity: quantity,
  failedQuantity: pieces,
  result: inspectionResult,
  defect: remark.nullable(),
  inspector: personId,
  inspectedAt: moment,
});

export const nonconformingSlip = z.object({
  nonconformingSlipNo,
  inspectionRequestNo,
  purchaseRequestNo: reference,
  partNo: reference,
  supplierNo: reference,
  failedQuantity: quantity,
  defect: remark,
  issuer: personId,
  issuedAt: moment,
});
