import { z } from 'zod';
import { warranty } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';
import { ruledParts } from '../warranty-lists';

/** WR-05: opens the returned parts of the case by their rulings, each with its two sides. */
export const openReturnedParts = defineWorker({
  type: 'order-desk.open-returned-parts',
  input: z.object({ caseNo: warranty.caseNo, returnedParts: ruledParts }),
  output: warranty.returnedPartsOpened,
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.openReturnedParts({ body, idempotencyKey }),
});
