import { z } from 'zod';
import { warranty } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** pieces that came without an incident's number, beside the incidents that may have asked for them; nothing is written. */
export const listAssignableParts = defineWorker({
  type: 'order-desk.list-assignable-parts',
  input: z.object({}),
  output: z.object({ assignableParts: z.array(warranty.assignablePart) }),
  run: (clients) => clients.orderDesk.listAssignableParts({ query: {} }),
});
