import { z } from 'zod';
import { recordCountersignatureBody } from '../../src/systems/finance/contract';
import { reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReason } from '../inputs';

/** PS-03: one department's word on the list; a contest says why. */
export const recordCountersignature = defineWorker({
  type: 'finance.record-countersignature',
  input: z.object({
    ...recordCountersignatureBody.shape,
    contestedParts: z
      .array(reference)
      .nullish()
      .transform((parts) => parts ?? []),
    reason: optionalReason,
  }),
  output: z.object({}),
  errors: { reasonMissing: 'signerAskedAgain' },
  run: (clients, body, { idempotencyKey }) => clients.finance.recordCountersignature({ body, idempotencyKey }),
});
