import { z } from 'zod';
import { personId, reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { storedLineList } from './inputs';

/** SW-05: old parts lie in the old-parts store, sorted by class. */
export const recordStorage = defineWorker({
  type: 'warehouse.record-storage',
  input: z.object({ slipNo: reference, storedLines: storedLineList, keeper: personId }),
  output: z.object({}),
  run: (clients, { slipNo: stockSlipNo, ...rest }, { idempotencyKey }) =>
    clients.warehouse.recordStorage({ body: { stockSlipNo, ...rest }, idempotencyKey }),
});
