import { z } from 'zod';
import { reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

const lost = z.object({ orderNo: z.string(), orderLineId: z.string(), quantity: z.number() });

/**
 * SW-04: corrects the book by a released difference; says which order lines lost reserved pieces. Not posted
 * where picked pieces would have to go: then the place is counted anew.
 */
export const postDifference = defineWorker({
  type: 'warehouse.post-difference',
  input: z.object({ differenceReportNo: reference }),
  output: z.object({ differencePosted: z.boolean(), lostReservations: z.array(lost) }),
  run: (clients, body, { idempotencyKey }) => clients.warehouse.postDifference({ body, idempotencyKey }),
});
