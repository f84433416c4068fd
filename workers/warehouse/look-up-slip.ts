import { z } from 'zod';
import { reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReference } from '../inputs';

const line = z.object({ partNo: reference, partName: z.string(), quantity: z.number().int() });

/** SW-01, SW-03: the slip that is laid before the keeper, if there is one. */
export const lookUpSlip = defineWorker({
  type: 'warehouse.look-up-slip',
  input: z.object({ slipNo: optionalReference }),
  output: z.object({
    slipState: z.string().describe('"none" without a slip'),
    slipMaker: z.string().nullable(),
    slipLines: z.array(line),
  }),
  async run(clients, { slipNo }) {
    const query = { stockSlipNo: slipNo };
    const [slip] = slipNo === undefined ? [] : (await clients.warehouse.listStockSlips({ query })).stockSlips;
    return slip
      ? { slipState: slip.state, slipMaker: slip.maker, slipLines: slip.lines }
      : { slipState: 'none', slipMaker: null, slipLines: [] };
  },
});
