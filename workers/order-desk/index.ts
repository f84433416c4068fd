import { cancelOrder } from './cancel-order';
import { checkLineWanted } from './check-line-wanted';
import { checkOrder } from './check-order';
import { claimCase } from './claim-case';
import { clearUnmatched } from './clear-unmatched';
import { closeOrder } from './close-order';
import { confirmHandover } from './confirm-handover';
import { correctOrder } from './correct-order';
import { lookUpPart } from './look-up-part';
import { openOrder } from './open-order';
import { planRelease } from './plan-release';
import { recordLineSourcing } from './record-line-sourcing';
import { recordLineSupplied } from './record-line-supplied';
import { recordLostReservations } from './record-lost-reservations';
import { recordNotObtained } from './record-not-obtained';
import { recordPartialConsent } from './record-partial-consent';
import { recordQuery } from './record-query';
import { recordShipped } from './record-shipped';
import { recordSupplyStage } from './record-supply-stage';
import { refuseCancellation } from './refuse-cancellation';
import { rejectOrder } from './reject-order';
import { requestCancellation } from './request-cancellation';
import { requestLineSupply } from './request-line-supply';

/** Workers of the order desk's jobs. */
export const orderDeskWorkers = [
  claimCase,
  openOrder,
  checkOrder,
  recordQuery,
  rejectOrder,
  recordLineSourcing,
  requestLineSupply,
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
  cancelOrder,
  closeOrder,
  checkLineWanted,
];
