import { z } from 'zod';
import { nothing, piecesNotObtained } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReason, optionalReference } from '../inputs';

/** PR-10: why pieces of a line are not to be had; the dealer is told. A need without an order line has nobody to tell. */
export const recordNotObtained = defineWorker({
  type: 'order-desk.record-not-obtained',
  input: z.object({ ...piecesNotObtained.shape, orderLineId: optionalReference, note: optionalReason }),
  output: nothing,
  async run(clients, { orderLineId, ...given }, { idempotencyKey }) {
    if (orderLineId === undefined) return {};
    return clients.orderDesk.recordNotObtained({ body: { orderLineId, ...given }, idempotencyKey });
  },
});
