import { z } from 'zod';
import { inspectionRequestNo, nonconformingSlipNo } from '../../src/systems/quality/schemas';
import { personId, remark } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** PP-12: the nonconforming product slip for what failed; the failures are counted for PP-D7. */
export const makeNonconformingSlip = defineWorker({
  type: 'quality.make-nonconforming-slip',
  input: z.object({ inspectionRequestNo, defect: remark, issuer: personId }),
  output: z.object({ nonconformingSlipNo, failedQuantity: z.number(), failureCount: z.number() }),
  run: (clients, body, { idempotencyKey }) => clients.quality.makeNonconformingSlip({ body, idempotencyKey }),
});
