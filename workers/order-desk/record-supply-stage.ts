import { z } from 'zod';
import { supplyStage } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReference } from '../inputs';

/** Tells the order desk where the awaited pieces of a line are, for the dealer's view. A need without an order line has nobody to tell. */
export const recordSupplyStage = defineWorker({
  type: 'order-desk.record-supply-stage',
  input: z.object({ orderLineId: optionalReference, supplyStage }),
  output: z.object({}),
  async run(clients, { orderLineId, supplyStage: stage }, { idempotencyKey }) {
    if (orderLineId !== undefined) await clients.orderDesk.recordSupplyStage({ body: { orderLineId, stage }, idempotencyKey });
    return {};
  },
});
