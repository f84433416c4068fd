import { z } from 'zod';
import { purchaseRequestNo } from '../../src/systems/finance/contract';
import { cnyNumber, personId, reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** PP-10, L-04: books purchased parts from their signed receipt slip. */
export const bookReceipt = defineWorker({
  type: 'finance.book-receipt',
  input: z.object({ receiptSlipNo: reference, purchaseRequestNo, supplierNo: reference, unitPrice: cnyNumber, bookedBy: personId }),
  output: z.object({ bookedAmount: z.number() }),
  errors: { receiptReversed: 'receiptReversed' },
  run: async (clients, body, { idempotencyKey }) => {
    const { bookedAmount } = await clients.finance.bookReceipt({ body, idempotencyKey });
    return { bookedAmount: Number(bookedAmount) };
  },
});
