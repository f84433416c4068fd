import { z } from 'zod';
import { outsourcingOrderNo } from '../../src/systems/purchasing/contract';
import { personId, pieces } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** OP-12: pieces of a make-up that have not come are waited for no longer, and will be deducted (I-OP-10, T-02). */
export const giveUpMakeUp = defineWorker({
  type: 'purchasing.give-up-make-up',
  input: z.object({ outsourcingOrderNo, decidedBy: personId }),
  output: z.object({ givenUpQuantity: pieces }),
  run: (clients, body, { idempotencyKey }) => clients.purchasing.giveUpMakeUp({ body, idempotencyKey }),
});
