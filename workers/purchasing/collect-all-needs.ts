import { z } from 'zod';
import { purchaseRequestNo } from '../../src/systems/purchasing/schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** PP-01 at its set time: collects every need of the pool, one purchase request a part. */
export const collectAllNeeds = defineWorker({
  type: 'purchasing.collect-all-needs',
  input: z.object({}),
  output: z.object({ purchaseRequestNos: z.array(purchaseRequestNo) }),
  run: (clients, body, { idempotencyKey }) => clients.purchasing.collectAllNeeds({ body, idempotencyKey }),
});
