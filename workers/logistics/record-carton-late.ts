import { z } from 'zod';
import { cartonLateResult, recordCartonLateBody } from '../../src/systems/logistics/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** PD-11: Logistics returns or keeps a carton that is not shipped in time. */
export const recordCartonLate = defineWorker({
  type: 'logistics.record-carton-late',
  input: z.object({ ...recordCartonLateBody.shape, note: z.string().nullish() }),
  output: cartonLateResult,
  run: (clients, { note, ...body }, { idempotencyKey }) =>
    clients.logistics.recordCartonLate({ body: { ...body, note: note ?? undefined }, idempotencyKey }),
});
