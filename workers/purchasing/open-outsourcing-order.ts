import { z } from 'zod';
import { drawWhiteParts, outsourcingOrderNo, painterNo } from '../../src/systems/purchasing/contract';
import { quantity, reference, title } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReference } from '../inputs';

/** OP-03: opens the outsourcing order at the paint shop that paints the part. */
export const openOutsourcingOrder = defineWorker({
  type: 'purchasing.open-outsourcing-order',
  input: z.object({ partNo: reference, quantity, orderLineId: optionalReference }),
  output: z.object({
    outsourcingOrderNo,
    quantity,
    partName: title,
    colour: title,
    whitePartNo: reference,
    whitePartName: title,
    painterNo,
    painterName: title,
    drawWhiteParts,
  }),
  run: (clients, body, { idempotencyKey }) => clients.purchasing.openOutsourcingOrder({ body, idempotencyKey }),
});
