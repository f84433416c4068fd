import type { Locale } from '../../../config';
import type { Handlers } from '../../../http/handlers';
import type { OrderDeskTables } from '../tables';
import { announceVehicle, recordAnnouncement } from './announcements';
import { applyForReturn, claimReturn, recordReturn } from './applications';
import { openReturn, recordApprovalTold, recordSignatureCheck, recordSignOff, startApproval } from './approval';
import { lapseReturn, readVehicle, recordArrival } from './arrivals';
import type { vehicleReturnOperations } from './operations';
import { closeReturn, recordScrapSignOff, settleDealerSide } from './sides';
import { loadVehicles } from './vehicles';
import { listReturns, viewReturn } from './views';

type VehicleReturnContract = { system: string; title: string; operations: typeof vehicleReturnOperations };

/** Carries out the order desk's operations on sold vehicles and their returns. */
export const vehicleReturnHandlers = (locale: Locale): Handlers<VehicleReturnContract, OrderDeskTables> => ({
  loadVehicles: ({ tx }, { body }) => loadVehicles(tx, body.vehicles),
  applyForVehicleReturn: ({ tx, at }, { body }) => applyForReturn(tx, at, body),
  recordVehicleReturn: ({ tx, at }, { body }) => recordReturn(tx, at, body, locale),
  getVehicleReturn: ({ tx }, { params }) => viewReturn(tx, params.caseNo, locale),
  listVehicleReturns: ({ tx }, { query }) => listReturns(tx, query),
  claimVehicleReturn: ({ tx }, { body }) => claimReturn(tx, body.caseNo, body.instance),
  recordSignatureCheck: ({ tx, at }, { body }) => recordSignatureCheck(tx, at, body),
  openVehicleReturn: ({ tx, at }, { body }) => openReturn(tx, at, body),
  startReturnApproval: ({ tx, at }, { body }) => startApproval(tx, at, body),
  recordReturnSignOff: ({ tx, at }, { body }) => recordSignOff(tx, at, body),
  recordApprovalTold: ({ tx, at }, { body }) => recordApprovalTold(tx, at, body),
  announceVehicle: ({ tx, at }, { body }) => announceVehicle(tx, at, body, locale),
  recordAnnouncement: ({ tx, at }, { body }) => recordAnnouncement(tx, at, body, locale),
  readVehicle: ({ tx }, { params }) => readVehicle(tx, params.caseNo, locale),
  recordArrival: ({ tx, at }, { body }) => recordArrival(tx, at, body, locale),
  lapseVehicleReturn: ({ tx, at }, { body }) => lapseReturn(tx, at, body.caseNo),
  recordDealerSettlement: ({ tx, at }, { body }) => settleDealerSide(tx, at, body),
  recordScrapSignOff: ({ tx, at }, { body }) => recordScrapSignOff(tx, at, body),
  closeVehicleReturn: ({ tx, at }, { body }) => closeReturn(tx, at, body),
});
