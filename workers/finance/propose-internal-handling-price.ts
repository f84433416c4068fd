import { z } from 'zod';
import { internalPriceNoteNo, proposeInternalHandlingPriceBody } from '../../src/systems/finance/contract';
import { cnyNumber } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** VR-19: a price is proposed for a repaired vehicle, a new one after one that was not signed. */
export const proposeInternalHandlingPrice = defineWorker({
  type: 'finance.propose-internal-handling-price',
  input: z.object({ ...proposeInternalHandlingPriceBody.shape, proposedPrice: cnyNumber }),
  output: z.object({ internalPriceNoteNo }),
  errors: { priceMissing: 'priceAskedAgain' },
  run: (clients, body, { idempotencyKey }) => clients.finance.proposeInternalHandlingPrice({ body, idempotencyKey }),
});
