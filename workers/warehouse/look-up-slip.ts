import { z } from 'zod';
import { reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReference } from '../inputs';

const line = z.object({ partNo: reference, partName: z.string(), quantity: z.number().int() });

/** SW-01, SW-03: the slip that is laid before the keeper, if there is one, and why nothing is done against it. */
export const lookUpSlip = defineWorker({
  type: 'warehouse.look-up-slip',
  input: z.object({ slipNo: optionalReference, act: z.enum(['handOut', 'receipt']) }),
  output: z.object({
    slipState: z.string().describe('"none" without a slip'),
    slipMaker: z.string().nullable(),
    slipLines: z.array(line),
    refusalReason: z.string().nullable().describe('In words; null when the keeper may'),
  }),
  run: (clients, { slipNo: stockSlipNo, act }) => clients.warehouse.presentSlip({ query: { stockSlipNo, act } }),
});
