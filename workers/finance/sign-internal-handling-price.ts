import { z } from 'zod';
import { signInternalHandlingPriceBody } from '../../src/systems/finance/contract';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReason } from '../inputs';

/** VR-D11: the price is signed or not (M-07); asked again for the reason of a refusal. */
export const signInternalHandlingPrice = defineWorker({
  type: 'finance.sign-internal-handling-price',
  input: z.object({ ...signInternalHandlingPriceBody.shape, reason: optionalReason }),
  output: z.object({ priceSigned: z.boolean() }),
  errors: { sameHand: 'signerAskedAgain', reasonMissing: 'signerAskedAgain' },
  run: (clients, body, { idempotencyKey }) => clients.finance.signInternalHandlingPrice({ body, idempotencyKey }),
});
