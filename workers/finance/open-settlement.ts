import { z } from 'zod';
import { month, openedSettlement } from '../../src/systems/finance/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** T-02: begins the month-end settlement of the month that is due, or of the one that a person named. */
export const openSettlement = defineWorker({
  type: 'finance.open-settlement',
  input: z.object({ month: month.nullish() }),
  output: openedSettlement,
  run: (clients, { month: wanted }, { idempotencyKey }) =>
    clients.finance.openSettlement({ body: wanted ? { month: wanted } : {}, idempotencyKey }),
});
