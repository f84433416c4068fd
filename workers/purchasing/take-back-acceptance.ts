import { z } from 'zod';
import { purchaseRequestNo } from '../../src/systems/purchasing/schemas';
import { reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** I-G-14: the receipt slip was reversed by a red-letter slip and is made out anew; its pieces are not accepted any more. */
export const takeBackAcceptance = defineWorker({
  type: 'purchasing.take-back-acceptance',
  input: z.object({ purchaseRequestNo, receiptSlipNo: reference }),
  output: z.object({}),
  run: (clients, body, { idempotencyKey }) => clients.purchasing.takeBackAcceptance({ body, idempotencyKey }),
});
