import { z } from 'zod';
import { shortageReportNo } from '../../src/systems/purchasing/contract';
import { personId, quantity } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** OP-11: the missing pieces are expected once more. */
export const askMakeUp = defineWorker({
  type: 'purchasing.ask-make-up',
  input: z.object({ shortageReportNo, decidedBy: personId }),
  output: z.object({ makeUpQuantity: quantity }),
  run: (clients, body, { idempotencyKey }) => clients.purchasing.askMakeUp({ body, idempotencyKey }),
});
