import { z } from 'zod';
import { warranty } from '../../src/systems/order-desk/contract';
import { personId, pieces } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalText } from '../inputs';

/** WR-16, WR-D8: what the supplier takes of each part, by the clerk's form; an answer that came before stands. */
export const recordSupplierAnswer = defineWorker({
  type: 'order-desk.record-supplier-answer',
  input: z.object({
    clearingKey: warranty.clearingKey,
    acceptedParts: z.array(z.object({ returnedPartNo: warranty.returnedPartNo, acceptedQuantity: pieces })),
    note: optionalText,
    recordedBy: personId,
  }),
  output: warranty.clearingAnswered,
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.recordSupplierAnswer({ body, idempotencyKey }),
});
