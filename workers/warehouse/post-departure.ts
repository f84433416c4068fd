import { z } from 'zod';
import { issueSlipNo, orderSource } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { maybe } from '../inputs';
import { lineList } from '../lines';

/** PD-14: the goods leave the company; finance hears of it from the warehouse. */
export const postDeparture = defineWorker({
  type: 'warehouse.post-departure',
  input: z.object({ issueSlipNo, orderSource: maybe(orderSource), fromLocation: z.enum(['AS', 'ST']), shipmentLines: lineList }),
  output: z.object({ shipmentNo: z.string() }),
  run: (clients, body, { idempotencyKey }) => clients.warehouse.postDeparture({ body, idempotencyKey }),
});
