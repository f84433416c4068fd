import { z } from 'zod';
import { purchaseRequestNo } from '../../src/systems/purchasing/schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** PP-D2.2: the money for the chosen supplier was refused; the purchaser looks anew, or gives up. */
export const withdrawChoice = defineWorker({
  type: 'purchasing.withdraw-choice',
  input: z.object({ purchaseRequestNo }),
  output: z.object({}),
  run: (clients, body, { idempotencyKey }) => clients.purchasing.withdrawChoice({ body, idempotencyKey }),
});
