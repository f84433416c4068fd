import type { OutboxEntry } from '../../../database/outbox';
import type { ReturnWithVehicle } from './repository';
import type { Announcement } from './requests';

/** Starts the return's flow (VR-01), with what the application says. */
export function vehicleReturnRequested(found: ReturnWithVehicle): OutboxEntry {
  const { caseNo, dealerNo, dealerName, frameNo, model, returnReason, qualityClaimed, transport, replacementWanted } = found;
  const variables = { caseNo, dealerNo, dealerName, frameNo, model, returnReason, qualityClaimed, transport, replacementWanted };
  return {
    channel: 'message',
    target: 'vehicleReturnRequested',
    dedupKey: `vehicleReturnRequested:${caseNo}`,
    payload: { correlationKey: caseNo, variables },
  };
}

/** Tells the return that waits for its vehicle how it comes (VR-11); once per announcement. */
export function vehicleAnnounced({ caseNo, transport, carrier, waybillNo, pickUpPlace }: Announcement, id: number): OutboxEntry {
  const variables = { transport, carrier: carrier ?? null, waybillNo: waybillNo ?? null, pickUpPlace: pickUpPlace ?? null };
  return {
    channel: 'message',
    target: 'vehicleAnnounced',
    dedupKey: `vehicleAnnounced:${caseNo}:${id}`,
    payload: { correlationKey: caseNo, variables },
  };
}

/** Asks the vehicle order desk for a new vehicle at its own price (X-11, I-VR-11). */
export function replacementVehicleRequested({ caseNo, dealerNo, frameNo, model }: ReturnWithVehicle, replacementRequestNo: string): OutboxEntry {
  return {
    channel: 'message',
    target: 'replacementVehicleRequested',
    dedupKey: `replacementVehicleRequested:${caseNo}`,
    payload: { correlationKey: caseNo, variables: { replacementRequestNo, caseNo, dealerNo, frameNo, model } },
  };
}
