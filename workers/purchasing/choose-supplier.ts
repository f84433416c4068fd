import { z } from 'zod';
import { purchaseRequestNo, supplierNo } from '../../src/systems/purchasing/schemas';
import { calendarDay, cnyNumber, personId } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { maybe } from '../inputs';

/** PP-02: the purchaser settles on a supplier and a price; asked again about a supplier who does not supply the part. */
export const chooseSupplier = defineWorker({
  type: 'purchasing.choose-supplier',
  input: z.object({ purchaseRequestNo, supplierNo, unitPrice: cnyNumber, expectedOn: maybe(calendarDay), purchaser: personId }),
  output: z.object({ supplierName: z.string(), orderedQuantity: z.number(), purchaseAmount: z.number() }),
  errors: { unknownSupplier: 'purchaserAskedAgain', supplierNotOfPart: 'purchaserAskedAgain', amountTooLarge: 'purchaserAskedAgain' },
  run: async (clients, body, { idempotencyKey }) => {
    const { purchaseAmount, ...choice } = await clients.purchasing.chooseSupplier({ body, idempotencyKey });
    return { ...choice, purchaseAmount: Number(purchaseAmount) };
  },
});
