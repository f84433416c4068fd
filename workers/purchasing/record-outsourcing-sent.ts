import { z } from 'zod';
import { outsourcingOrderNo, signature } from '../../src/systems/purchasing/contract';
import { moment, personId, quantity } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { saidLater } from '../inputs';

/** OP-05: the paint shop has signed for the white parts. */
export const recordOutsourcingSent = defineWorker({
  type: 'purchasing.record-outsourcing-sent',
  input: z.object({ outsourcingOrderNo, quantity, signedBy: signature, signedAt: saidLater, sentBy: personId }),
  output: z.object({ signedAt: moment }),
  run: (clients, body, { idempotencyKey }) => clients.purchasing.recordOutsourcingSent({ body, idempotencyKey }),
});
