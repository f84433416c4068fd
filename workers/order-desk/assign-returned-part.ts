import { z } from 'zod';
import { warranty } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** books pieces that came without a number to the incident that asked for them; what does not fit is answered with the reason. */
export const assignReturnedPart = defineWorker({
  type: 'order-desk.assign-returned-part',
  input: warranty.partToAssign.strip(),
  output: z.object({ refusal: warranty.refusal }),
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.assignReturnedPart({ body, idempotencyKey }),
});
