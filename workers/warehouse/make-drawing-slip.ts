import { z } from 'zod';
import { personId, quantity, reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReference } from '../inputs';

/** PR-03: the slip that draws a part from the company store. */
export const makeDrawingSlip = defineWorker({
  type: 'warehouse.make-drawing-slip',
  input: z.object({ partNo: reference, quantity, neededQuantity: quantity, orderLineId: optionalReference, maker: personId }),
  output: z.object({ stockSlipNo: z.string() }),
  run: (clients, body, { idempotencyKey }) => clients.warehouse.makeDrawingSlip({ body, idempotencyKey }),
});
