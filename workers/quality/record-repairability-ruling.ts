import { z } from 'zod';
import { repairabilityRulingBody, repairabilityRulingNo } from '../../src/systems/quality/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** VR-15: repairable or not (VR-D8). */
export const recordRepairabilityRuling = defineWorker({
  type: 'quality.record-repairability-ruling',
  input: repairabilityRulingBody.strip(),
  output: z.object({ repairabilityRulingNo }),
  run: (clients, body, { idempotencyKey }) => clients.quality.recordRepairabilityRuling({ body, idempotencyKey }),
});
