import { z } from 'zod';
import { personId, reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { countedPartList } from './inputs';

/** SW-01: the keeper's count against the receipt paper (SW-D2); the paper's maker is sent away for another keeper. */
export const recordReceipt = defineWorker({
  type: 'warehouse.record-receipt',
  input: z.object({ slipNo: reference, countedLines: countedPartList, keeper: personId }),
  output: z.object({ receiptResult: z.enum(['signed', 'differs', 'notThere']), refusalReason: z.string().nullable(), intoOldParts: z.boolean() }),
  errors: { sameHand: 'keeperAskedAgain' },
  run: (clients, { slipNo: stockSlipNo, ...rest }, { idempotencyKey }) =>
    clients.warehouse.recordReceipt({ body: { stockSlipNo, ...rest }, idempotencyKey }),
});
