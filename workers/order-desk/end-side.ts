import { z } from 'zod';
import { warranty } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** I-WR-9: ends one side of returned parts, each once. */
export const endSide = defineWorker({
  type: 'order-desk.end-side',
  input: warranty.sideToEnd.strip(),
  output: z.object({}),
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.endSide({ body, idempotencyKey }),
});
