import { Problem } from '../../http/problem';

const later = () => Promise.reject(new Problem(503, 'notYetThere', 'This operation is still being built'));

/** Carries out logistics' operations on the fleet. */
export const fleetHandlers = {
  requestVehicle: later,
  decideVehicle: later,
  withdrawVehicle: later,
  recordTrip: later,
  listFleetRequests: later,
};
