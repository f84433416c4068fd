import { z } from 'zod';
import { purchaseRequestNo, requestLineId } from '../../src/systems/purchasing/schemas';
import { personId, reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { maybe, optionalReason } from '../inputs';

/** PP-01: collects the needs of one part, all, those named, or all but those left out, into a purchase request. */
export const collectNeeds = defineWorker({
  type: 'purchasing.collect-needs',
  input: z.object({
    partNo: reference,
    requestLineIds: maybe(z.array(requestLineId)),
    leftOutLineIds: maybe(z.array(requestLineId).max(5000)),
    specification: optionalReason,
    qualityRequirements: optionalReason,
    specialRequirements: optionalReason,
    maker: personId,
  }),
  output: z.object({ purchaseRequestNo, quantity: z.number(), remainingLines: z.number() }),
  errors: { nothingPooled: 'clerkAskedAgain', lineNotPooled: 'clerkAskedAgain', lineOfOtherPart: 'clerkAskedAgain', tooManyPieces: 'clerkAskedAgain' },
  run: (clients, body, { idempotencyKey }) => clients.purchasing.collectNeeds({ body, idempotencyKey }),
});
