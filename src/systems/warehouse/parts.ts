import { refused } from '../../http/problem';
import { findParts } from './stock-repository';
import type { WarehouseTables, WarehouseTx } from './tables';

export type Part = WarehouseTables['part'];

/**
 * The parts of these numbers.
 * @param field where the number stands in the request, by its index
 * Throws 422 unknownPart that names the first field whose part the warehouse does not know.
 */
export async function knownParts(tx: WarehouseTx, partNos: string[], field: (index: number) => string) {
  const parts = new Map((await findParts(tx, [...new Set(partNos)])).map((part) => [part.partNo, part]));
  const index = partNos.findIndex((partNo) => !parts.has(partNo));
  if (index >= 0) throw unknownPart(field(index), partNos[index] ?? '');
  return parts;
}

/** One part; throws 422 unknownPart. */
export async function knownPart(tx: WarehouseTx, partNo: string): Promise<Part> {
  const [part] = await findParts(tx, [partNo]);
  if (!part) throw unknownPart('partNo', partNo);
  return part;
}

const unknownPart = (field: string, partNo: string) =>
  refused('unknownPart', `${field}: the warehouse knows no part ${partNo}`, [{ field, detail: 'is not a known part' }]);
