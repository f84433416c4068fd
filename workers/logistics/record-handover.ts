import { z } from 'zod';
import { recordHandoverBody } from '../../src/systems/logistics/contract';
import { moment } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** PD-08: Logistics signs for the cartons, or refuses with a reason. */
export const recordHandover = defineWorker({
  type: 'logistics.record-handover',
  input: z.object({ ...recordHandoverBody.shape, reason: z.string().nullish() }),
  output: z.object({ handoverNo: z.string().optional(), signedAt: moment.optional() }),
  run: (clients, { reason, ...body }, { idempotencyKey }) =>
    clients.logistics.recordHandover({ body: { ...body, reason: reason ?? undefined }, idempotencyKey }),
});
