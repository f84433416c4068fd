import type { Handlers } from '../../http/handlers';
import type { QualityTables } from './tables';
import type { vehicleOperations } from './vehicle-operations';
import { recordQualityRuling, recordRepairabilityRuling, recordVehicleRepair, vehicleRulings } from './vehicles';

type VehicleContract = { system: string; title: string; operations: typeof vehicleOperations };

/** Carries out quality's operations on returned vehicles. */
export const vehicleHandlers: Handlers<VehicleContract, QualityTables> = {
  recordQualityRuling: async ({ tx, at }, { body }) => ({ qualityRulingNo: await recordQualityRuling(tx, body, at) }),
  recordRepairabilityRuling: async ({ tx, at }, { body }) => ({ repairabilityRulingNo: await recordRepairabilityRuling(tx, body, at) }),
  recordVehicleRepair: async ({ tx, at }, { body }) => ({ repairRecordNo: await recordVehicleRepair(tx, body, at) }),
  listVehicleRulings: ({ tx }, { query }) => vehicleRulings(tx, query),
};
