import { z } from 'zod';
import { calendarDay, dealerNo, optionalRemark, personId, reference, remark, title, unitAmount } from '../../shared-schemas';
import { evidenceNos } from '../evidence/schemas';
import { caseNo, frameNo, signingPost, transport, vehicleSide } from './schemas';

/** What the operations on vehicle returns are told: contract and workers share these shapes. */

const soldVehicle = z.strictObject({
  frameNo,
  model: reference.describe('Vehicle model, e.g. M1'),
  dealerNo: dealerNo.describe('Dealer that it was sold to'),
  invoicedOn: calendarDay,
  invoicedPrice: unitAmount,
  partNos: z.array(reference).max(100).default([]).describe('Parts that must come back with it (VR-D7)'),
});

/** Sold vehicles as they are loaded: what is there already is replaced. */
export const soldVehicles = z.strictObject({
  vehicles: z
    .array(soldVehicle)
    .max(2000)
    .refine((all) => new Set(all.map((each) => each.frameNo)).size === all.length, 'names a vehicle twice'),
});
export type SoldVehicle = z.output<typeof soldVehicle>;

/** A vehicle-return application, as the dealer fills it in (VR-01). */
export const application = z.strictObject({
  dealerNo,
  frameNo,
  returnReason: remark,
  qualityClaimed: z.boolean().describe('The dealer says that it is a quality problem (VR-D2)'),
  transport,
  replacementWanted: z.boolean().default(false),
  evidenceNos: evidenceNos.default([]),
});
export type Application = z.output<typeof application>;

/** How and when an approved vehicle comes (VR-11). */
export const announcement = z.strictObject({
  dealerNo,
  caseNo,
  transport,
  carrier: title.optional(),
  waybillNo: reference.optional(),
  pickUpPlace: title.optional().describe('Where it waits, when it is to be fetched (VR-D6.3)'),
});
export type Announcement = z.output<typeof announcement>;

export const ofReturn = z.strictObject({ caseNo });

export const claimOfReturn = z.strictObject({
  caseNo,
  instance: z.string().regex(/^[\x21-\x7e]{1,200}$/, 'must be 1 to 200 visible ASCII characters').describe('`<installation>/<processInstanceKey>`'),
});

export const signatureCheck = z.strictObject({ caseNo, signaturePresent: z.boolean(), checkedBy: personId });
export const openingOfReturn = z.strictObject({ caseNo, faxRegisterNo: reference, registeredBy: personId });
export const approvalStart = z.strictObject({ caseNo, qualityClaimed: z.boolean(), startedBy: personId });

export const signOff = z.strictObject({
  caseNo,
  signedOff: z.boolean(),
  reason: optionalRemark,
  signedOffBy: personId,
  signedOffAs: signingPost,
  intermediate: z.boolean().default(false).describe('A further level before the general manager: its yes leaves the return in approval (I-VR-3)'),
});
export const approvalTold = z.strictObject({ caseNo, toldBy: personId });

export const arrival = z.strictObject({
  caseNo,
  arrivedFrameNo: frameNo.describe('As it stands on the frame'),
  missingPartNos: z.array(reference).max(100).default([]),
  receivedBy: personId,
});

export const dealerSettlement = z.strictObject({ caseNo, offsetVoucherNo: reference, replacementAgreed: z.boolean(), recordedBy: personId });

export const scrapSignOff = z.strictObject({ caseNo, repairabilityRulingNo: reference, signed: z.boolean(), reason: optionalRemark, signedBy: personId });

export const closingOfReturn = z.strictObject({ caseNo, vehicleSide, closedBy: personId });
