import { z } from 'zod';
import { qualityRulingBody, qualityRulingNo } from '../../src/systems/quality/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** VR-05: whether it is a quality problem (VR-D3). */
export const recordQualityRuling = defineWorker({
  type: 'quality.record-quality-ruling',
  input: qualityRulingBody.strip(),
  output: z.object({ qualityRulingNo }),
  run: (clients, body, { idempotencyKey }) => clients.quality.recordQualityRuling({ body, idempotencyKey }),
});
