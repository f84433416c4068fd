import { z } from 'zod';
import { operation } from '../../http/contract';
import { calendarDay, moment, page, personId, reference, remark } from '../shared-schemas';

export const fleetRequestNo = reference.describe('Fleet request, e.g. FR-202609-001');
export const purchaseRequestNo = reference.describe('Purchase request, e.g. PP-202609-001');

const fleetRequest = z.object({
  fleetRequestNo,
  purchaseRequestNo,
  travelOn: calendarDay,
  route: z.string(),
  load: z.string(),
  requester: personId,
  requestedAt: moment,
  state: z.enum(['open', 'granted', 'refused', 'withdrawn']),
  vehicleNo: reference.nullable(),
  decidedBy: personId.nullable(),
  reason: z.string().nullable(),
  tripNo: reference.nullable(),
});

export const requestVehicleBody = z.strictObject({ purchaseRequestNo, travelOn: calendarDay, route: remark, load: remark, requester: personId });

export const decideVehicleBody = z.strictObject({
  fleetRequestNo,
  granted: z.boolean(),
  vehicleNo: reference.optional(),
  reason: remark.optional(),
  decidedBy: personId,
});

const notInState = { notFound: 404, fleetRequestState: 409 };

/** Operations on the Administration fleet's vehicles for purchases (PP-04). */
export const fleetOperations = {
  requestVehicle: operation({
    method: 'post',
    path: '/fleet-requests',
    summary: 'Asks the Administration fleet for a vehicle to fetch a purchase (PP-04)',
    body: requestVehicleBody,
    result: z.object({ fleetRequestNo }),
  }),
  decideVehicle: operation({
    method: 'post',
    path: '/fleet-requests/decisions',
    summary: 'The fleet gives a vehicle, or has none (PP-D3)',
    body: decideVehicleBody,
    result: z.object({ vehicleGranted: z.boolean().describe('false also of a request that was withdrawn meanwhile') }),
    problems: { ...notInState, sameHand: 409, vehicleMissing: 422 },
  }),
  withdrawVehicle: operation({
    method: 'post',
    path: '/fleet-requests/withdrawal',
    summary: 'The purchase does not take place: its fleet requests without a trip are withdrawn (PP-D2.2)',
    body: z.strictObject({ purchaseRequestNo }),
    result: z.object({ withdrawn: z.number().int() }),
  }),
  recordTrip: operation({
    method: 'post',
    path: '/trips',
    summary: 'The vehicle fetched the purchase: one trip of a granted request',
    body: z.strictObject({ fleetRequestNo }),
    result: z.object({ tripNo: reference }),
    problems: notInState,
  }),
  listFleetRequests: operation({
    method: 'get',
    path: '/fleet-requests',
    summary: 'Fleet requests with their trips, oldest first',
    query: z.strictObject({ purchaseRequestNo: purchaseRequestNo.optional(), ...page }),
    result: z.object({ fleetRequests: z.array(fleetRequest) }),
  }),
};
