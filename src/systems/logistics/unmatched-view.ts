import { z } from 'zod';
import { reference } from '../shared-schemas';
import { clearingFields, unmatchedFields, writtenNo } from '../unmatched-schemas';
import { planMisfit } from './plan-schemas';
import { takeOverMisfit } from './take-over-schemas';

/** What came in and fits nothing here: take-overs without a shipping document, dispatch plans for a dealer whom nobody knows. */
export const unmatchedView = z.object({
  ...unmatchedFields,
  kind: z.enum(['carrierTakeOver', 'dispatchPlan']),
  reason: z.enum([...takeOverMisfit.options, ...planMisfit.options]),
  shippingDocumentNo: reference.nullable().describe('The document that a take-over was put to'),
  dealerNo: reference.nullable().describe('The dealer whom a plan was put to'),
});

export const clearing = z.strictObject({
  ...clearingFields,
  shippingDocumentNo: writtenNo.describe('The document to put a take-over to'),
  dealerNo: writtenNo.describe('The dealer to put a plan to'),
});
export { cleared } from '../unmatched-schemas';
