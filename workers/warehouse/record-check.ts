import { z } from 'zod';
import { issueSlipNo, personId } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReason } from '../inputs';

/** PD-03: goods and slip agree, or the goods go back to the keeper (PD-D1). */
export const recordCheck = defineWorker({
  type: 'warehouse.record-check',
  input: z.object({ issueSlipNo, agrees: z.boolean(), reason: optionalReason, checker: personId }),
  output: z.object({}),
  async run(clients, body, { idempotencyKey }) {
    await clients.warehouse.recordCheck({ body, idempotencyKey });
    return {};
  },
});
