import { z } from 'zod';
import { personId, reference, title } from '../shared-schemas';

/** What a carrier, or whoever scans for it, reports of goods that it took over (PD-13). */

const shippingDocumentNo = reference.describe('Shipping document, e.g. SD-202609-001');

export const recordCarrierTakeOverBody = z.strictObject({
  shippingDocumentNo,
  carrier: title,
  waybillNo: reference,
  method: z.enum(['courier', 'freight']).optional().describe("Left out: the document's; courier for lines left out of a vehicle"),
});

/** A take-over on its way into the books; one that the shipper wrote down names the shipper. */
export const takeOver = recordCarrierTakeOverBody.extend({ arrangedBy: personId.optional() });
export type TakeOver = z.output<typeof takeOver>;

/** Why a take-over fits no shipping document as it stands. */
export const takeOverMisfit = z.enum(['unknownDocument', 'documentVoid', 'notByCarrier', 'otherWaybill', 'allShipped']);
export type TakeOverMisfit = z.infer<typeof takeOverMisfit>;

export const carrierTakeOverAnswer = z.object({
  taken: z.boolean(),
  unmatchedNo: reference.nullable().describe('Under this number the shipper looks at it'),
});
