import { makeShippingDocument } from './make-shipping-document';
import { openDispatch } from './open-dispatch';
import { recordDeparture } from './record-departure';
import { recordHandover } from './record-handover';
import { recordLoading } from './record-loading';
import { recordShippingBreach } from './record-shipping-breach';
import { recordWaybill } from './record-waybill';

export const logisticsWorkers = [
  openDispatch,
  makeShippingDocument,
  recordHandover,
  recordLoading,
  recordWaybill,
  recordDeparture,
  recordShippingBreach,
];
