import { z } from 'zod';
import { oldParts } from '../../src/systems/warehouse/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** WR-D6.2, L-12: a motor beyond repair becomes the company's where it lies. */
export const valueOldPart = defineWorker({
  type: 'warehouse.value-old-part',
  input: z.object({ oldPartNo: oldParts.oldPartNo }),
  output: z.object({ unitValue: z.number().describe('CNY of a piece') }),
  run: async (clients, body, { idempotencyKey }) => {
    const { unitValue } = await clients.warehouse.valueOldPart({ body, idempotencyKey });
    return { unitValue: Number(unitValue) };
  },
});
