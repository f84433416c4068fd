import { z } from 'zod';
import { progress, purchaseRequestNo } from '../../src/systems/purchasing/schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** Where a purchase request stands, in pieces: the facts of the question what comes next. */
export const readProgress = defineWorker({
  type: 'purchasing.read-progress',
  input: z.object({ purchaseRequestNo }),
  output: progress,
  run: (clients, { purchaseRequestNo }) => clients.purchasing.getProgress({ params: { purchaseRequestNo } }),
});
