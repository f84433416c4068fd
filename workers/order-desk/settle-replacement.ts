import { z } from 'zod';
import { incident } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReason } from '../inputs';

/** pieces that a free replacement order did not send are sent by another one, or not any more, for a reason. */
export const settleReplacement = defineWorker({
  type: 'order-desk.settle-replacement',
  input: z.object({ ...incident.restToSettle.shape, note: optionalReason }),
  output: z.object({}),
  errors: { reasonMissing: 'handlerAskedAgain' },
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.settleReplacement({ body, idempotencyKey }),
});
