import { z } from 'zod';
import { signHandlingPriceBody } from '../../src/systems/finance/contract';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReason } from '../inputs';

/** VR-D11: the price is signed or not (M-07); asked again for the reason of a refusal. */
export const signHandlingPrice = defineWorker({
  type: 'finance.sign-handling-price',
  input: z.object({ ...signHandlingPriceBody.shape, reason: optionalReason }),
  output: z.object({ priceSigned: z.boolean() }),
  errors: { sameHand: 'signerAskedAgain', reasonMissing: 'signerAskedAgain' },
  run: (clients, body, { idempotencyKey }) => clients.finance.signHandlingPrice({ body, idempotencyKey }),
});
