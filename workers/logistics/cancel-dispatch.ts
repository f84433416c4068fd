import { z } from 'zod';
import { cancelDispatchBody, cancelDispatchResult } from '../../src/systems/logistics/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** DO-D5.1: the order was cancelled before the goods left; the shipping document is void. */
export const cancelDispatch = defineWorker({
  type: 'logistics.cancel-dispatch',
  input: z.object({ ...cancelDispatchBody.shape }),
  output: cancelDispatchResult,
  run: (clients, body, { idempotencyKey }) => clients.logistics.cancelDispatch({ body, idempotencyKey }),
});
