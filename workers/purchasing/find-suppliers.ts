import { z } from 'zod';
import { reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** PP-02: who supplies the part, for the purchaser. */
export const findSuppliers = defineWorker({
  type: 'purchasing.find-suppliers',
  input: z.object({ partNo: reference }),
  output: z.object({ suppliers: z.array(z.object({ value: z.string(), label: z.string() })).describe('Options of a choice: number, and number with name') }),
  run: async (clients, { partNo }) => {
    const { suppliers } = await clients.purchasing.listSuppliers({ query: { partNo } });
    return { suppliers: suppliers.map(({ supplierNo, name }) => ({ value: supplierNo, label: `${supplierNo} ${name}` })) };
  },
});
