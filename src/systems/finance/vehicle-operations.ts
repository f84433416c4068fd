import { z } from 'zod';
import { operation } from '../../http/contract';
import { cny } from '../../money';
import { dealerNo, moment, optionalRemark, page, personId, reference, title, unitAmount } from '../shared-schemas';

const caseNo = reference.describe('Vehicle return, e.g. VR-202609-001');
const frameNo = reference.describe('Frame number of the vehicle, e.g. V-2001');
export const vehicleReturnFormsNo = reference.describe('Vehicle-return forms, e.g. RF-202609-001');
export const internalPriceNoteNo = reference.describe('Internal handling price note, e.g. HP-202609-001');
export const specialSaleRecordNo = reference.describe('Sale record, e.g. VS-202609-001');

/** Parts that did not come along: the missing list goes with the forms (VR-D7.3). */
const missingParts = z.array(z.strictObject({ partNo: reference, partName: z.string().trim().max(200), listPrice: unitAmount })).max(100);

export const receiveReturnFormsBody = z.strictObject({
  caseNo,
  dealerNo,
  frameNo,
  vehicleReceiptNoteNo: reference,
  invoicedPrice: unitAmount,
  missingParts: missingParts.default([]),
  passedBy: personId,
});
export const offsetVehicleAccountBody = z.strictObject({ vehicleReturnFormsNo, offsetBy: personId });
export const proposeInternalHandlingPriceBody = z.strictObject({ caseNo, frameNo, proposedPrice: unitAmount, proposedBy: personId });
export const signInternalHandlingPriceBody = z.strictObject({ internalPriceNoteNo, signed: z.boolean(), reason: optionalRemark, signedBy: personId });
export const recordVehicleSaleBody = z.strictObject({ internalPriceNoteNo, buyer: title.optional(), soldBy: personId });

const returnForms = z.object({
  vehicleReturnFormsNo,
  caseNo,
  dealerNo,
  frameNo,
  vehicleReceiptNoteNo: reference,
  invoicedPrice: cny,
  missingValue: cny,
  offsetAmount: cny,
  missingParts: z.array(z.object({ partNo: reference, partName: z.string(), listPrice: cny })),
  passedBy: personId,
  passedAt: moment,
  voucherNo: reference.nullable(),
  offsetBy: personId.nullable(),
});

const priceNote = z.object({
  internalPriceNoteNo,
  caseNo,
  frameNo,
  proposedPrice: cny,
  proposedBy: personId,
  state: z.enum(['proposed', 'signed', 'notSigned']),
  signedBy: personId.nullable(),
  reason: z.string().nullable(),
  specialSaleRecordNo: reference.nullable(),
  buyer: z.string().nullable(),
});

const ofCase = z.strictObject({ caseNo: caseNo.optional(), ...page });

/** Operations on the money of returned vehicles: offset, internal handling price, sale (M-02, M-07). */
export const vehicleOperations = {
  receiveReturnForms: operation({
    method: 'post',
    path: '/vehicle-return-forms',
    summary: 'Takes the return forms of a received vehicle in, once per case (VR-13); tells what is to be offset (I-VR-8)',
    body: receiveReturnFormsBody,
    result: z.object({ vehicleReturnFormsNo, offsetAmount: cny }),
    problems: { formsPassed: 409 },
  }),
  offsetVehicleAccount: operation({
    method: 'post',
    path: '/vehicle-return-forms/offset',
    summary: "Offsets the dealer's whole-vehicle account on the forms, once (VR-14, L-09)",
    body: offsetVehicleAccountBody,
    result: z.object({ voucherNo: reference, offsetAmount: cny }),
    problems: { notFound: 404, accountOffset: 409, sameHand: 409 },
  }),
  proposeInternalHandlingPrice: operation({
    method: 'post',
    path: '/internal-price-notes',
    summary: 'Proposes the internal handling price of a repaired vehicle (VR-19); one proposal at a time',
    body: proposeInternalHandlingPriceBody,
    result: z.object({ internalPriceNoteNo }),
    problems: { priceMissing: 422, priceProposed: 409 },
  }),
  signInternalHandlingPrice: operation({
    method: 'post',
    path: '/internal-price-notes/signature',
    summary: 'The Marketing Centre general manager signs the price, or does not, with a reason (VR-D11)',
    body: signInternalHandlingPriceBody,
    result: z.object({ priceSigned: z.boolean() }),
    problems: { notFound: 404, priceState: 409, sameHand: 409, reasonMissing: 422 },
  }),
  recordVehicleSale: operation({
    method: 'post',
    path: '/special-sale-records',
    summary: 'The vehicle is sold at the signed price, once (VR-20, L-16)',
    body: recordVehicleSaleBody,
    result: z.object({ specialSaleRecordNo, voucherNo: reference, salePrice: cny }),
    problems: { notFound: 404, priceState: 409, vehicleSold: 409 },
  }),
  listReturnForms: operation({
    method: 'get',
    path: '/vehicle-return-forms',
    summary: 'Vehicle-return forms with what was offset on them, oldest first; of one case when asked',
    query: ofCase,
    result: z.object({ vehicleReturnForms: z.array(returnForms) }),
  }),
  listPriceNotes: operation({
    method: 'get',
    path: '/internal-price-notes',
    summary: 'Internal handling price notes with the sales made on them, oldest first; of one case when asked',
    query: ofCase,
    result: z.object({ internalPriceNotes: z.array(priceNote) }),
  }),
};
