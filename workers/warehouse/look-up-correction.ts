import { z } from 'zod';
import { reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** I-G-14: what a slip moved, and why it can not be reversed, if it can not. */
export const lookUpCorrection = defineWorker({
  type: 'warehouse.look-up-correction',
  input: z.object({ slipNo: reference }),
  output: z.object({
    refusal: z.string().nullable(),
    lines: z.array(z.object({ partNo: z.string(), partName: z.string(), quantity: z.number() })),
  }),
  run: (clients, { slipNo: stockSlipNo }) => clients.warehouse.lookUpSlipCorrection({ params: { stockSlipNo } }),
});
