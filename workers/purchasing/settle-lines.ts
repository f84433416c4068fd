import { z } from 'zod';
import { purchaseRequestNo, requestLineId, settledState } from '../../src/systems/purchasing/schemas';
import { defineWorker } from '../../src/worker/define-worker';

/**
 * PP-16: settles lines of the request; who waits for a line is told. `final` settles all that are left and closes
 * the request; before that, lines received in full need not wait for the others.
 */
export const settleLines = defineWorker({
  type: 'purchasing.settle-lines',
  input: z.object({ purchaseRequestNo, final: z.boolean() }),
  output: z.object({
    requestResult: settledState,
    receivedQuantity: z.number(),
    shortQuantity: z.number(),
    lines: z.array(z.object({ requestLineId, lineState: settledState, receivedQuantity: z.number(), shortQuantity: z.number() })),
  }),
  run: (clients, body, { idempotencyKey }) => clients.purchasing.settleLines({ body, idempotencyKey }),
});
