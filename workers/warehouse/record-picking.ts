import { z } from 'zod';
import { issueSlipNo, personId } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { realOrderLineList } from './inputs';

/**
 * PD-02: the keeper has prepared the goods, or says what really lies there of lines that are short (SW-D1.3).
 * The keeper is asked again after pieces said to be missing where none are.
 */
export const recordPicking = defineWorker({
  type: 'warehouse.record-picking',
  input: z.object({ issueSlipNo, keeper: personId, linesShort: z.boolean(), realLines: realOrderLineList }),
  output: z.object({
    shortage: z.boolean(),
    shortageReason: z.string().nullable(),
    countLines: z.array(z.object({ partNo: z.string(), location: z.string() })),
  }),
  errors: { notShort: 'keeperAskedAgain' },
  run: (clients, { linesShort, realLines, ...who }, { idempotencyKey }) =>
    clients.warehouse.recordPicking({ body: { ...who, realLines: linesShort ? realLines : [] }, idempotencyKey }),
});
