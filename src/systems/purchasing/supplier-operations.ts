import { z } from 'zod';
import { operation } from '../../http/contract';
import { reference, title } from '../shared-schemas';
import { supplier, supplierNo } from './schemas';

/** Parts, suppliers and what each supplies. */
export const suppliersToLoad = z.strictObject({
  parts: z.array(z.strictObject({ partNo: reference, name: title })).max(2000),
  suppliers: z
    .array(
      z.strictObject({
        supplierNo,
        name: title,
        inSupplySystem: z.boolean().default(true),
        hasBusinessDealings: z.boolean().default(true),
        partNos: z.array(reference).max(5000),
      }),
    )
    .max(500),
});

/** A supplier that old parts may go back to. */
export const clearingSupplier = supplier.extend({ partNos: z.array(reference).describe('Those of the parts that it supplies') });

/** Operations on suppliers and what they supply. */
export const supplierOperations = {
  loadSuppliers: operation({
    method: 'post',
    path: '/suppliers',
    summary: 'Loads parts, suppliers and what each supplies; the same again changes nothing',
    body: suppliersToLoad,
    result: z.object({ parts: z.number().int(), suppliers: z.number().int() }),
    problems: { unknownPart: 422 },
  }),
  listSuppliers: operation({
    method: 'get',
    path: '/suppliers',
    summary: 'Suppliers, of one part when asked',
    query: z.strictObject({ partNo: reference.optional() }),
    result: z.object({ suppliers: z.array(supplier) }),
  }),
  listClearingSuppliers: operation({
    method: 'get',
    path: '/suppliers/of-parts',
    summary: 'Who supplies some parts, and how the company stands with each of them (WR-15, WR-D7)',
    query: z.strictObject({ partNos: z.string().trim().min(1).max(20_000).describe('Part numbers with commas between') }),
    result: z.object({ clearingSuppliers: z.array(clearingSupplier) }),
  }),
};
