import { z } from 'zod';
import { issueSlipNo, personId } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { shortLineList } from './inputs';

/** PD-02: the keeper has prepared the goods, or refuses lines that are short, with the real quantity (SW-D1.3). */
export const recordPicking = defineWorker({
  type: 'warehouse.record-picking',
  input: z.object({ issueSlipNo, keeper: personId, shortLines: shortLineList }),
  output: z.object({ shortage: z.boolean() }),
  run: (clients, body, { idempotencyKey }) => clients.warehouse.recordPicking({ body, idempotencyKey }),
});
