import type { Handlers } from '../../http/handlers';
import type { FinanceTables } from './tables';
import { listReturnForms, offsetVehicleAccount, receiveReturnForms } from './vehicle-offsets';
import type { vehicleOperations } from './vehicle-operations';
import { listPriceNotes, proposeInternalHandlingPrice, recordVehicleSale, signInternalHandlingPrice } from './vehicle-sales';

type VehicleContract = { system: string; title: string; operations: typeof vehicleOperations };

/** Carries out finance's operations on returned vehicles. */
export const vehicleHandlers: Handlers<VehicleContract, FinanceTables> = {
  receiveReturnForms: ({ tx, at }, { body }) => receiveReturnForms(tx, body, at),
  offsetVehicleAccount: ({ tx, at }, { body }) => offsetVehicleAccount(tx, body, at),
  proposeInternalHandlingPrice: async ({ tx, at }, { body }) => ({ internalPriceNoteNo: await proposeInternalHandlingPrice(tx, body, at) }),
  signInternalHandlingPrice: async ({ tx, at }, { body }) => ({ priceSigned: await signInternalHandlingPrice(tx, body, at) }),
  recordVehicleSale: ({ tx, at }, { body }) => recordVehicleSale(tx, body, at),
  listReturnForms: async ({ tx }, { query }) => ({ vehicleReturnForms: await listReturnForms(tx, query) }),
  listPriceNotes: async ({ tx }, { query }) => ({ internalPriceNotes: await listPriceNotes(tx, query) }),
};
