import { z } from 'zod';
import { painterDeliveryNoteNo, signature } from '../../src/systems/purchasing/contract';
import { moment, personId, quantity } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { saidLater } from '../inputs';

/** OP-14: the paint shop has signed for failed pieces. */
export const recordRework = defineWorker({
  type: 'purchasing.record-rework',
  input: z.object({ painterDeliveryNoteNo, quantity, signedBy: signature, signedAt: saidLater, sentBy: personId }),
  output: z.object({ signedAt: moment, failureCount: z.number().int() }),
  run: (clients, body, { idempotencyKey }) => clients.purchasing.recordRework({ body, idempotencyKey }),
});
