import { z } from 'zod';
import { dealerSettlement } from '../../src/systems/order-desk/contract';
import { reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** VR-21: the dealer's side is done: offset, and a replacement asked for where it was agreed (VR-D12, X-11). */
export const recordDealerSettlement = defineWorker({
  type: 'order-desk.record-dealer-settlement',
  input: dealerSettlement.strip(),
  output: z.object({ replacementRequestNo: reference.nullable() }),
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.recordDealerSettlement({ body, idempotencyKey }),
});
