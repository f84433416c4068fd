import { z } from 'zod';
import { clearingSupplier } from '../../src/systems/purchasing/contract';
import { reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** WR-15, WR-D7: who supplies these parts, and how the company stands with each of them; nothing is written. */
export const readClearingSuppliers = defineWorker({
  type: 'purchasing.read-clearing-suppliers',
  input: z.object({ parts: z.array(z.object({ partNo: reference })).min(1) }),
  output: z.object({
    clearingSuppliers: z.array(clearingSupplier).describe('Each supplier of one of the parts'),
    supplierOptions: z.array(z.object({ value: z.string(), label: z.string() })).describe('Options of a choice: number, and number with name'),
  }),
  run: async (clients, { parts }) => {
    const partNos = [...new Set(parts.map(({ partNo }) => partNo))].join(',');
    const { clearingSuppliers } = await clients.purchasing.listClearingSuppliers({ query: { partNos } });
    return { clearingSuppliers, supplierOptions: clearingSuppliers.map(({ supplierNo, name }) => ({ value: supplierNo, label: `${supplierNo} ${name}` })) };
  },
});
