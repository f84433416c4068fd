import { z } from 'zod';
import { reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** PR-02: how many pieces of a part can be drawn from the company store. */
export const checkCompanyStore = defineWorker({
  type: 'warehouse.check-company-store',
  input: z.object({ partNo: reference }),
  output: z.object({ drawableQuantity: z.number().int() }),
  async run(clients, { partNo }) {
    const { stock } = await clients.warehouse.getStock({ query: { partNo, location: 'CO' } });
    return { drawableQuantity: stock[0]?.free ?? 0 };
  },
});
