import { z } from 'zod';
import { cny } from '../../../money';
import { dealerNo, moment, personId, reference } from '../../shared-schemas';

export const caseNo = reference.describe('Vehicle return, e.g. VR-202609-001');
export const frameNo = reference.describe('Frame number of the vehicle, e.g. V-2001');

/** How a returned vehicle travels (VR-D6). */
export const transport = z.enum(['dealerOwn', 'carrier', 'toBeFetched']);

/**
 * `received` until the clerk has looked for the Market Department's signature, `registered` up to the start of the
 * approval, `approved` until the vehicle is there, then `vehicleReceived` up to its end.
 */
export const vehicleReturnState = z.enum([
  'received',
  'sentBack',
  'registered',
  'inApproval',
  'refused',
  'approved',
  'lapsed',
  'vehicleReceived',
  'closedScrapped',
  'closedSold',
]);
export type VehicleReturnState = z.infer<typeof vehicleReturnState>;

/** How the vehicle's side ends (VR-22). */
export const vehicleSide = z.enum(['closedScrapped', 'closedSold']);
/** What the dealer's side has reached (VR-14, VR-21). */
export const dealerSide = z.array(z.enum(['offsetPosted', 'replacementRequested']));

/** As what post a return is signed off: a general manager (VR-06, VR-07), or whoever the company puts before him (I-VR-3). */
export const signingPost = reference;

/** Why an application can not be taken in. */
export const applicationMisfit = z.enum(['unknownVehicle', 'vehicleNotOfDealer', 'vehicleInReturn', 'vehicleCameBack', 'unknownEvidence', 'evidenceOfOtherCase']);
export type ApplicationMisfit = z.infer<typeof applicationMisfit>;

/** Why an announcement can not be taken in. */
export const announcementMisfit = z.enum(['unknownReturn', 'returnOfOtherDealer', 'vehicleNotAwaited']);
export type AnnouncementMisfit = z.infer<typeof announcementMisfit>;

/** A part of a vehicle that did not come along, with its list value (I-VR-8). */
export const missingPart = z.object({ partNo: reference, partName: z.string(), listPrice: cny });

const signOffView = z.object({ signOffNo: reference, signedOff: z.boolean(), reason: z.string().nullable(), signedOffBy: personId, signedOffAs: signingPost, signedOffAt: moment });

const scrapSignOffView = z.object({
  vehicleScrapSignOffNo: reference.nullable().describe('null: the scrapping was not signed (VR-D9.2)'),
  repairabilityRulingNo: reference,
  reason: z.string().nullable(),
  signedBy: personId,
  signedAt: moment,
});

const arrivalView = z.object({
  arrivedFrameNo: frameNo,
  frameAgrees: z.boolean().describe('false: another vehicle than approved, not received (VR-D7.2)'),
  missingParts: z.array(missingPart),
  receivedBy: personId,
  arrivedAt: moment,
});

const announcementView = z.object({ transport, carrier: z.string().nullable(), waybillNo: z.string().nullable(), pickUpPlace: z.string().nullable(), announcedAt: moment });

/** One return among others. */
export const vehicleReturnSummary = z.object({
  caseNo,
  dealerNo,
  dealerName: z.string(),
  frameNo,
  model: z.string(),
  state: vehicleReturnState,
  dealerSide,
  receivedAt: moment,
});

/** A return as its dealer sees it. */
export const vehicleReturnView = vehicleReturnSummary.extend({
  returnReason: z.string(),
  qualityClaimed: z.boolean(),
  transport,
  replacementWanted: z.boolean(),
  faxRegisterNo: reference.nullable(),
  approvalToldAt: moment.nullable(),
  offsetVoucherNo: reference.nullable(),
  replacementRequestNo: reference.nullable(),
  closedAt: moment.nullable(),
  signOffs: z.array(signOffView),
  announcements: z.array(announcementView),
  arrivals: z.array(arrivalView),
  scrapSignOffs: z.array(scrapSignOffView),
});

/** Parts of a vehicle as a choice of a form: number, and number with name. */
export const vehiclePartOptions = z.array(z.object({ value: reference, label: z.string() }));

