import type { Handlers } from '../../http/handlers';
import { decideVehicle, listFleetRequests, recordTrip, requestVehicle, withdrawVehicle } from './fleet';
import type { fleetOperations } from './fleet-operations';
import type { LogisticsTables } from './tables';

type FleetContract = { system: string; title: string; operations: typeof fleetOperations };

/** Carries out logistics' operations on the fleet. */
export const fleetHandlers: Handlers<FleetContract, LogisticsTables> = {
  requestVehicle: async ({ tx, at }, { body }) => ({ fleetRequestNo: await requestVehicle(tx, body, at) }),
  decideVehicle: async ({ tx, at }, { body }) => ({ vehicleGranted: await decideVehicle(tx, body, at) }),
  withdrawVehicle: async ({ tx }, { body }) => ({ withdrawn: await withdrawVehicle(tx, body.purchaseRequestNo) }),
  recordTrip: async ({ tx, at }, { body }) => ({ tripNo: await recordTrip(tx, body.fleetRequestNo, at) }),
  listFleetRequests: async ({ tx }, { query }) => ({ fleetRequests: await listFleetRequests(tx, query) }),
};
