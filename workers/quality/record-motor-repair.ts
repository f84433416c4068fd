import { warranty } from '../../src/systems/quality/contract';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReference } from '../inputs';

/** WR-13, WR-D6: what was done to repair a motor, and whether it worked. */
export const recordMotorRepair = defineWorker({
  type: 'quality.record-motor-repair',
  input: warranty.repairToRecord.strip().extend({ supplierNo: optionalReference }),
  output: warranty.repairRecorded,
  run: (clients, body, { idempotencyKey }) => clients.quality.recordMotorRepair({ body, idempotencyKey }),
});
