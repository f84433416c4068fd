import { z } from 'zod';
import { issueSlipNo, personId } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** PD-02: the keeper has prepared the goods. */
export const recordPicking = defineWorker({
  type: 'warehouse.record-picking',
  input: z.object({ issueSlipNo, keeper: personId }),
  output: z.object({}),
  async run(clients, body, { idempotencyKey }) {
    await clients.warehouse.recordPicking({ body, idempotencyKey });
    return {};
  },
});
