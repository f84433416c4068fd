import { z } from 'zod';
import { warranty } from '../../src/systems/order-desk/contract';
import { personId, quantity, reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** PS-D5.2: scrap candidates go back to their supplier after all, which is asked once more (WR-16). */
export const reopenClearing = defineWorker({
  type: 'order-desk.reopen-clearing',
  input: z.object({
    caseNo: warranty.caseNo,
    supplierNo: reference,
    parts: z.array(z.object({ oldPartNo: warranty.returnedPartNo, quantity })).min(1),
    recordedBy: personId,
  }),
  output: warranty.clearing,
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.reopenClearing({ body, idempotencyKey }),
});
