import { cancelDispatch } from './cancel-dispatch';
import { clearUnmatched } from './clear-unmatched';
import { decideVehicle } from './decide-vehicle';
import { makeShippingDocument } from './make-shipping-document';
import { openDispatch } from './open-dispatch';
import { recordDispatchPlan } from './record-dispatch-plan';
import { recordCartonLate } from './record-carton-late';
import { recordDeparture } from './record-departure';
import { recordHandover } from './record-handover';
import { recordImprovement } from './record-improvement';
import { recordLoading } from './record-loading';
import { recordShippingBreach } from './record-shipping-breach';
import { recordTrip } from './record-trip';
import { recordWaybill } from './record-waybill';
import { refuseDispatch } from './refuse-dispatch';
import { requestVehicle } from './request-vehicle';
import { withdrawVehicle } from './withdraw-vehicle';
import { recordPickUp } from './record-pick-up';

export const logisticsWorkers = [
  openDispatch,
  makeShippingDocument,
  recordHandover,
  recordLoading,
  recordDispatchPlan,
  recordCartonLate,
  recordImprovement,
  cancelDispatch,
  refuseDispatch,
  recordWaybill,
  clearUnmatched,
  recordDeparture,
  recordShippingBreach,
  requestVehicle,
  decideVehicle,
  withdrawVehicle,
  recordTrip,
  recordPickUp,
];
