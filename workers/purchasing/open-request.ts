import { z } from 'zod';
import { neededBy, purchaseRequestNo, requesterPost, requirementsOfPart } from '../../src/systems/purchasing/schemas';
import { personId, quantity, reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { maybe, optionalDay, optionalReason, optionalReference } from '../inputs';

/** Binds the purchase request to this instance, so that a start that came twice does not run twice; without a number it is made, a need for stock. */
export const openRequest = defineWorker({
  type: 'purchasing.open-request',
  input: z.object({
    purchaseRequestNo: optionalReference,
    partNo: optionalReference,
    quantity: maybe(quantity),
    specification: optionalReason,
    qualityRequirements: optionalReason,
    specialRequirements: optionalReason,
    neededBy: optionalDay,
    maker: maybe(personId),
  }),
  output: z.object({
    purchaseRequestNo,
    partNo: reference,
    partName: z.string(),
    quantity: z.number(),
    ...requirementsOfPart,
    neededBy: neededBy.nullable(),
    requesterPosts: z.array(requesterPost),
  }),
  errors: { unknownPart: 'unknownPart' },
  run: (clients, input, { idempotencyKey, instance }) =>
    clients.purchasing.openRequest({ body: { ...input, instance }, idempotencyKey }),
});
