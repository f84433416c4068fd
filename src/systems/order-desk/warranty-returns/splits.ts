import { partsOf } from './repository';
import type { PartRow, WarrantyTx } from './tables';

/**
 * Splits pieces off a returned part, for the supplier's sake: they become a returned part of their own that lies in the
 * same lot and follows the same dealer side. Returns what is left of the part, and the new one.
 */
export async function splitOff(tx: WarrantyTx, part: PartRow, pieces: number): Promise<{ kept: PartRow; split: PartRow }> {
  const numbers = (await partsOf(tx, part.caseNo)).map(({ returnedPartNo }) => Number(returnedPartNo.split('/')[1]));
  const { position: _, outOfScopeNo: __, orderNo: ___, ...facts } = part;
  const row = { ...facts, returnedPartNo: `${part.caseNo}/${Math.max(...numbers) + 1}`, quantity: pieces, splitFrom: part.splitFrom ?? part.returnedPartNo };
  const split = await tx.insertInto('returnedPart').values(row).returningAll().executeTakeFirstOrThrow();
  const kept = await tx
    .updateTable('returnedPart')
    .set({ quantity: part.quantity - pieces })
    .where('returnedPartNo', '=', part.returnedPartNo)
    .returningAll()
    .executeTakeFirstOrThrow();
  return { kept, split };
}
