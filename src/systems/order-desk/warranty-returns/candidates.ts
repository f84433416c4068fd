import type { z } from 'zod';
import { conflict } from '../../../http/problem';
import { endSupplierSide } from './ends';
import { caseOf, lockReturn, partsOf } from './repository';
import type { keptPieces } from './schemas';
import { splitOff } from './splits';
import type { PartRow, WarrantyTx } from './tables';

/** So many scrap candidates of a lot, split off where a part has more; its case is locked. Throws 409 `notACandidate`. */
export async function takeCandidates(tx: WarrantyTx, { caseNo, oldPartNo, quantity }: { caseNo: string; oldPartNo: string; quantity: number }): Promise<PartRow[]> {
  let wanted = quantity;
  const taken: PartRow[] = [];
  const candidates = (await partsOf(tx, caseNo)).filter((part) => part.oldPartNo === oldPartNo && part.supplierEnd === 'scrapCandidate');
  for (const candidate of candidates) {
    if (wanted === 0) break;
    const own = candidate.quantity > wanted ? (await splitOff(tx, candidate, candidate.quantity - wanted)).kept : candidate;
    wanted -= own.quantity;
    taken.push(own);
  }
  if (wanted > 0) throw conflict('notACandidate', `${wanted} of the ${quantity} pieces of ${oldPartNo} are no scrap candidates`);
  return taken;
}

/**
 * Scrap candidates that the special meeting keeps end as old parts (PS-D5.2); a lot that came with no parcel has no
 * sides. Throws 409 `notACandidate`.
 */
export async function keepCandidates(tx: WarrantyTx, at: Date, { oldPartNo, quantity }: z.output<typeof keptPieces>) {
  const caseNo = caseOf(oldPartNo);
  if (!(await lockReturn(tx, caseNo))) return {};
  for (const part of await takeCandidates(tx, { caseNo, oldPartNo, quantity })) await endSupplierSide(tx, at, part, 'keptAsOldPart');
  return {};
}
