import { cancelOrder } from './cancel-order';
import { checkOrder } from './check-order';
import { claimCase } from './claim-case';
import { closeOrder } from './close-order';
import { confirmHandover } from './confirm-handover';
import { openOrder } from './open-order';
import { planRelease } from './plan-release';
import { recordLineSourcing } from './record-line-sourcing';
import { recordLineSupplied } from './record-line-supplied';
import { recordPartialConsent } from './record-partial-consent';
import { recordQuery } from './record-query';
import { recordShipped } from './record-shipped';
import { refuseCancellation } from './refuse-cancellation';
import { rejectOrder } from './reject-order';
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
  recordLineSupplied,
  planRelease,
  recordPartialConsent,
  confirmHandover,
  refuseCancellation,
  recordShipped,
  cancelOrder,
  closeOrder,
];
