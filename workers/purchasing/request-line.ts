import { z } from 'zod';
import { requestLineId, requesterPost } from '../../src/systems/purchasing/schemas';
import { personId, quantity, reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { maybe, optionalDay, optionalReason, optionalReference } from '../inputs';

/** a need goes into the pool of purchasing; what is obtained comes as message purchaseLineSettled. */
export const requestLine = defineWorker({
  type: 'purchasing.request-line',
  input: z.object({
    partNo: reference,
    quantity,
    orderLineId: optionalReference,
    requirements: optionalReason,
    requester: maybe(personId),
    requesterPost: maybe(requesterPost),
    neededBy: optionalDay,
  }),
  output: z.object({ requestLineId }),
  run: (clients, body, { idempotencyKey }) => clients.purchasing.requestLine({ body, idempotencyKey }),
});
