import { z } from 'zod';
import { recordWaybillBody } from '../../src/systems/logistics/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** PD-13: a courier or freight forwarder takes the goods over. */
export const recordWaybill = defineWorker({
  type: 'logistics.record-waybill',
  input: z.object({ ...recordWaybillBody.shape }),
  output: z.object({}),
  run: (clients, body, { idempotencyKey }) =>
    clients.logistics.recordWaybill({ body: body, idempotencyKey }),
});
