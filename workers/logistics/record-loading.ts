import { z } from 'zod';
import { recordLoadingBody } from '../../src/systems/logistics/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** PD-10: the cartons are loaded with the vehicles of a dispatch plan, or the vehicle leaves without them. */
export const recordLoading = defineWorker({
  type: 'logistics.record-loading',
  input: z.object({ ...recordLoadingBody.shape, note: z.string().nullish() }),
  output: z.object({ loadingRecordNo: z.string().optional() }),
  run: (clients, { note, ...body }, { idempotencyKey }) =>
    clients.logistics.recordLoading({ body: { ...body, note: note ?? undefined }, idempotencyKey }),
});
