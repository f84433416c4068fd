import { z } from 'zod';
import { operation } from '../../../http/contract';
import { cny } from '../../../money';
import { dealerNo, moment, page, reference } from '../../shared-schemas';
import * as request from './requests';
import { caseNo, dealerSide, frameNo, missingPart, vehiclePartOptions, vehicleReturnState, vehicleReturnSummary, vehicleReturnView, vehicleSide } from './schemas';

const nothing = z.object({});
const missing = { notFound: 404 };
const moving = { ...missing, returnState: 409 };
const refusal = z.string().nullable().describe("Why it was not taken in, in the installation's language");

/** Operations on sold vehicles and their returns (VR). */
export const vehicleReturnOperations = {
  loadVehicles: operation({
    method: 'post',
    path: '/vehicles',
    summary: 'Load sold vehicles: to whom, when, for how much, with which parts; what is there already is replaced',
    body: request.soldVehicles,
    result: z.object({ vehicles: z.number().int() }),
    problems: { unknownDealer: 422, unknownPart: 422 },
  }),
  applyForVehicleReturn: operation({
    method: 'post',
    path: '/vehicle-returns',
    summary: "Take in a dealer's vehicle-return application (VR-01); the flow starts by itself",
    openTo: ['dealers'],
    body: request.application,
    result: z.object({ caseNo }),
    problems: { unknownVehicle: 422, vehicleNotOfDealer: 422, vehicleInReturn: 422, vehicleCameBack: 422, unknownEvidence: 422, evidenceOfOtherCase: 422 },
  }),
  recordVehicleReturn: operation({
    method: 'post',
    path: '/vehicle-returns/record',
    summary: 'The same from a form of the staff: what can not be taken in is answered in words',
    body: request.application,
    result: z.object({ caseNo: caseNo.nullable(), refusal }),
  }),
  getVehicleReturn: operation({
    method: 'get',
    path: '/vehicle-returns/{caseNo}',
    summary: "The dealer's view of a vehicle return",
    openTo: ['dealers'],
    params: request.ofReturn,
    result: vehicleReturnView,
    problems: missing,
  }),
  listVehicleReturns: operation({
    method: 'get',
    path: '/vehicle-returns',
    summary: 'Vehicle returns, oldest first; of a dealer, a vehicle or in a state when asked',
    openTo: ['dealers'],
    query: z.strictObject({ dealerNo: dealerNo.optional(), frameNo: frameNo.optional(), state: vehicleReturnState.optional(), ...page }),
    result: z.object({ vehicleReturns: z.array(vehicleReturnSummary) }),
  }),
  claimVehicleReturn: operation({
    method: 'post',
    path: '/vehicle-returns/claim',
    summary: 'Bind the return to the one process instance that runs its case',
    body: request.claimOfReturn,
    result: nothing,
    problems: { ...missing, caseAlreadyRuns: 409 },
  }),
  recordSignatureCheck: operation({
    method: 'post',
    path: '/vehicle-returns/signature-check',
    summary: "Record whether the Market Department's signature is there; without it the application is sent back (VR-02, VR-D1)",
    body: request.signatureCheck,
    result: nothing,
    problems: moving,
  }),
  openVehicleReturn: operation({
    method: 'post',
    path: '/vehicle-returns/open',
    summary: 'Open the return under its row of the fax register (VR-03)',
    body: request.openingOfReturn,
    result: nothing,
    problems: moving,
  }),
  startReturnApproval: operation({
    method: 'post',
    path: '/vehicle-returns/start-approval',
    summary: 'Start the step-by-step approval (VR-04)',
    body: request.approvalStart,
    result: z.object({ invoicedPrice: cny }),
    problems: moving,
  }),
  recordReturnSignOff: operation({
    method: 'post',
    path: '/vehicle-returns/sign-offs',
    summary: 'A general manager, or a level before him, signs the return off or refuses with a reason (VR-06, VR-07, I-VR-3)',
    body: request.signOff,
    result: z.object({ signOffNo: reference }),
    problems: { ...moving, reasonMissing: 422 },
  }),
  recordApprovalTold: operation({
    method: 'post',
    path: '/vehicle-returns/approval-told',
    summary: 'The approval and the return notes went to the dealer: the time for the arrival runs (VR-10, T-13)',
    body: request.approvalTold,
    result: z.object({ approvalToldAt: moment }),
    problems: moving,
  }),
  announceVehicle: operation({
    method: 'post',
    path: '/vehicle-returns/announcements',
    summary: 'Take in how an approved vehicle comes (VR-11)',
    openTo: ['dealers'],
    body: request.announcement,
    result: nothing,
    problems: { unknownReturn: 422, returnOfOtherDealer: 422, vehicleNotAwaited: 409, pickUpPlaceMissing: 422 },
  }),
  recordAnnouncement: operation({
    method: 'post',
    path: '/vehicle-returns/announcements/record',
    summary: 'The same from a form of the staff: what can not be taken in is answered in words',
    body: request.announcement,
    result: z.object({ announced: z.boolean(), refusal }),
  }),
  readVehicle: operation({
    method: 'get',
    path: '/vehicle-returns/{caseNo}/vehicle',
    summary: 'The vehicle of a return as it was sold, with the parts that must come back with it',
    params: request.ofReturn,
    result: z.object({ frameNo, model: z.string(), invoicedPrice: cny, vehicleParts: vehiclePartOptions }),
    problems: missing,
  }),
  recordArrival: operation({
    method: 'post',
    path: '/vehicle-returns/arrivals',
    summary: 'Compare a vehicle that arrived with the application; another one is not received (VR-12, VR-D7)',
    body: request.arrival,
    result: z.object({
      frameAgrees: z.boolean(),
      missingParts: z.array(missingPart),
      missingValue: cny.describe('List value of the missing parts (I-VR-8)'),
      invoicedPrice: cny,
    }),
    problems: { ...moving, notOfVehicle: 422, noListPrice: 422 },
  }),
  lapseVehicleReturn: operation({
    method: 'post',
    path: '/vehicle-returns/lapse',
    summary: 'The approved vehicle never came: the approval is void (VR-D6.4, I-VR-6)',
    body: request.ofReturn,
    result: z.object({ lapsed: z.boolean().describe('false: the vehicle arrived in the last moment, or waits to be fetched') }),
    problems: missing,
  }),
  recordDealerSettlement: operation({
    method: 'post',
    path: '/vehicle-returns/dealer-settlement',
    summary: "The dealer's account was offset; a replacement that was agreed is asked for (VR-14, VR-21, X-11)",
    body: request.dealerSettlement,
    result: z.object({ replacementRequestNo: reference.nullable() }),
    problems: { ...moving, dealerSideSettled: 409 },
  }),
  recordScrapSignOff: operation({
    method: 'post',
    path: '/vehicle-returns/scrap-sign-offs',
    summary: 'The Manufacturing Centre general manager signs the scrapping, or does not (VR-16, VR-D9)',
    body: request.scrapSignOff,
    result: z.object({ vehicleScrapSignOffNo: reference.nullable() }),
    problems: { ...moving, reasonMissing: 422, scrapDecided: 409 },
  }),
  closeVehicleReturn: operation({
    method: 'post',
    path: '/vehicle-returns/close',
    summary: 'Close the return when both sides are done (VR-22)',
    body: request.closingOfReturn,
    result: z.object({ endState: vehicleSide, dealerSide }),
    problems: { ...moving, dealerSideOpen: 409 },
  }),
};
