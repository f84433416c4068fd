import { z } from 'zod';
import { warranty } from '../../src/systems/order-desk/contract';
import { pieces, quantity, reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { maybe, optionalReason } from '../inputs';

const otherParts = z.array(z.object({ partNo: reference, quantity, fault: optionalReason }));

/** WR-02, WR-D1: what arrived of each line of the list, and beside it; what does not fit is answered with the reason. */
export const recordCountedParts = defineWorker({
  type: 'order-desk.record-counted-parts',
  input: z.object({
    caseNo: warranty.caseNo,
    countedLines: z.array(z.object({ lineNo: z.number().int(), countedQuantity: pieces })),
    otherParts: maybe(otherParts),
  }),
  output: warranty.countedPartsRecorded,
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.recordCountedParts({ body, idempotencyKey }),
});
