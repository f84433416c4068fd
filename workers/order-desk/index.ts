import { assignReturnedPart } from './assign-returned-part';
import { cancelOrder } from './cancel-order';
import { checkLineWanted } from './check-line-wanted';
import { checkOrder } from './check-order';
import { claimCase } from './claim-case';
import { claimIncident } from './claim-incident';
import { claimVehicleReturn } from './claim-vehicle-return';
import { clearUnmatched } from './clear-unmatched';
import { closeIncident } from './close-incident';
import { closeOrder } from './close-order';
import { closeQuestion } from './close-question';
import { closeVehicleReturn } from './close-vehicle-return';
import { completeMeasure } from './complete-measure';
import { confirmHandover } from './confirm-handover';
import { correctDealerNo } from './correct-dealer-no';
import { correctOrder } from './correct-order';
import { expectPartReturn } from './expect-part-return';
import { lapseVehicleReturn } from './lapse-vehicle-return';
import { listAssignableParts } from './list-assignable-parts';
import { lookUpPart } from './look-up-part';
import { openIncident } from './open-incident';
import { openOrder } from './open-order';
import { openVehicleReturn } from './open-vehicle-return';
import { placeFreeReplacement } from './place-free-replacement';
import { planRelease } from './plan-release';
import { readVehicle } from './read-vehicle';
import { recordAnnouncement } from './record-announcement';
import { recordApprovalTold } from './record-approval-told';
import { recordArrival } from './record-arrival';
import { recordContact } from './record-contact';
import { recordDealerSettlement } from './record-dealer-settlement';
import { recordIncident } from './record-incident';
import { recordIncidentBreach } from './record-incident-breach';
import { recordIncidentCompletion } from './record-incident-completion';
import { recordIncidentQuery } from './record-incident-query';
import { recordLineSourcing } from './record-line-sourcing';
import { recordLineSupplied } from './record-line-supplied';
import { recordLostReservations } from './record-lost-reservations';
import { recordMeasures } from './record-measures';
import { recordNotObtained } from './record-not-obtained';
import { recordOpinionAnswer } from './record-opinion-answer';
import { recordPartialConsent } from './record-partial-consent';
import { recordQuery } from './record-query';
import { recordReturnSignOff } from './record-return-sign-off';
import { recordScrapSignOff } from './record-scrap-sign-off';
import { recordShipped } from './record-shipped';
import { recordSignatureCheck } from './record-signature-check';
import { recordSupplyStage } from './record-supply-stage';
import { recordVehicleReturn } from './record-vehicle-return';
import { refuseCancellation } from './refuse-cancellation';
import { rejectOrder } from './reject-order';
import { requestCancellation } from './request-cancellation';
import { requestLineSupply } from './request-line-supply';
import { settleReplacement } from './settle-replacement';
import { startReturnApproval } from './start-return-approval';
import { recordReturnedParts } from './record-returned-parts';
import { claimWarrantyReturn } from './claim-warranty-return';
import { recordCountedParts } from './record-counted-parts';
import { openReturnedParts } from './open-returned-parts';
import { registerOrder } from './register-order';
import { registerOutOfScope } from './register-out-of-scope';
import { recordRulingContact } from './record-ruling-contact';
import { recordRulingAnswer } from './record-ruling-answer';
import { closeRulingQuestion } from './close-ruling-question';
import { recordRemedy } from './record-remedy';
import { placeWarrantyExchange } from './place-warranty-exchange';
import { recordSupplierRoutes } from './record-supplier-routes';
import { reopenClearing } from './reopen-clearing';
import { recordSupplierAnswer } from './record-supplier-answer';
import { recordClearingBreach } from './record-clearing-breach';
import { endSide } from './end-side';
import { closeWarrantyReturn } from './close-warranty-return';

/** Workers of the order desk's jobs. */
export const orderDeskWorkers = [
  registerOrder,
  claimCase,
  openOrder,
  checkOrder,
  recordQuery,
  rejectOrder,
  correctDealerNo,
  recordLineSourcing,
  requestLineSupply,
  listAssignableParts,
  lookUpPart,
  recordSupplyStage,
  recordNotObtained,
  recordLineSupplied,
  recordLostReservations,
  planRelease,
  recordPartialConsent,
  confirmHandover,
  refuseCancellation,
  recordShipped,
  correctOrder,
  requestCancellation,
  clearUnmatched,
  assignReturnedPart,
  cancelOrder,
  closeOrder,
  checkLineWanted,
  claimIncident,
  openIncident,
  recordIncidentQuery,
  recordContact,
  closeQuestion,
  recordMeasures,
  placeFreeReplacement,
  expectPartReturn,
  completeMeasure,
  closeIncident,
  recordIncidentBreach,
  recordIncident,
  recordIncidentCompletion,
  recordOpinionAnswer,
  recordVehicleReturn,
  recordAnnouncement,
  claimVehicleReturn,
  recordSignatureCheck,
  openVehicleReturn,
  settleReplacement,
  startReturnApproval,
  recordReturnSignOff,
  recordApprovalTold,
  readVehicle,
  recordArrival,
  lapseVehicleReturn,
  recordDealerSettlement,
  recordScrapSignOff,
  closeVehicleReturn,
  recordReturnedParts,
  claimWarrantyReturn,
  recordCountedParts,
  openReturnedParts,
  registerOutOfScope,
  recordRulingContact,
  recordRulingAnswer,
  closeRulingQuestion,
  recordRemedy,
  placeWarrantyExchange,
  recordSupplierRoutes,
  reopenClearing,
  recordSupplierAnswer,
  recordClearingBreach,
  endSide,
  closeWarrantyReturn,
];
