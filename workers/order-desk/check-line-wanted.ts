import { z } from 'zod';
import { lineStillWanted } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReference } from '../inputs';

/** OP-16: whether the order still wants the line's pieces (OP-D6); a start of its own has no line. */
export const checkLineWanted = defineWorker({
  type: 'order-desk.check-line-wanted',
  input: z.object({ orderLineId: optionalReference }),
  output: lineStillWanted,
  run: (clients, query) => clients.orderDesk.checkLineWanted({ query }),
});
