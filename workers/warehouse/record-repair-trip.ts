import { z } from 'zod';
import { oldParts } from '../../src/systems/warehouse/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** WR-13: a motor goes to its maker for repair, or comes back from there. */
export const recordRepairTrip = defineWorker({
  type: 'warehouse.record-repair-trip',
  input: oldParts.repairTrip.strip(),
  output: z.object({}),
  run: (clients, body, { idempotencyKey }) => clients.warehouse.recordRepairTrip({ body, idempotencyKey }),
});
