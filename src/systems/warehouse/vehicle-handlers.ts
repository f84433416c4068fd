import type { Handlers } from '../../http/handlers';
import { listCustodyTransfers, transferCustody } from './custody';
import type { WarehouseTables } from './tables';
import type { vehicleOperations } from './vehicle-operations';
import { handOutVehicle, listVehicleReceipts, receiveVehicle } from './vehicles';

type VehicleContract = { system: string; title: string; operations: typeof vehicleOperations };

/** Carries out the warehouse's operations on returned vehicles and on the custody of scrap. */
export const vehicleHandlers: Handlers<VehicleContract, WarehouseTables> = {
  receiveVehicle: ({ tx, at }, { body }) => receiveVehicle(tx, body, at),
  handOutVehicle: async ({ tx, at }, { body }) => ({ movementId: await handOutVehicle(tx, body, at) }),
  transferCustody: ({ tx, at }, { body }) => transferCustody(tx, body, at),
  listVehicleReceipts: async ({ tx }, { query }) => ({ vehicleReceipts: await listVehicleReceipts(tx, query) }),
  listCustodyTransfers: async ({ tx }, { query }) => ({ custodyTransfers: await listCustodyTransfers(tx, query) }),
};
