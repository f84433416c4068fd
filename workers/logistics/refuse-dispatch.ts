import { z } from 'zod';
import { refuseDispatchBody } from '../../src/systems/logistics/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** SW-D1.3: the keeper can not pick the slip; the dispatch is over, T-05 with it. */
export const refuseDispatch = defineWorker({
  type: 'logistics.refuse-dispatch',
  input: refuseDispatchBody.strip(),
  output: z.object({ dispatchState: z.literal('movementRefused') }),
  run: (clients, body, { idempotencyKey }) => clients.logistics.refuseDispatch({ body, idempotencyKey }),
});
