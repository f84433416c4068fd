import type { z } from 'zod';
import { conflict, refusedField } from '../../../http/problem';
import { dealerEnd, supplierEnd, type DealerEnd, type SupplierEnd } from '../../warranty-schemas';
import { takePart, updatePart } from './repository';
import type { sideToEnd } from './schemas';
import type { PartRow, WarrantyTx } from './tables';

/**
 * Ends one side of returned parts, each once (I-WR-9). Throws 404; 409 `sideEnded`; 422 `endUnfit` for a state of the
 * other side, and for one that the ruling does not lead to.
 */
export async function endSide(tx: WarrantyTx, at: Date, { side, endState, returnedPartNos }: z.output<typeof sideToEnd>) {
  for (const [index, returnedPartNo] of returnedPartNos.toSorted().entries()) {
    const part = await takePart(tx, returnedPartNo);
    const ended = side === 'dealer' ? part.dealerEnd : part.supplierEnd;
    if (ended !== null) throw conflict('sideEnded', `The ${side} side of ${returnedPartNo} has ended as ${ended}`);
    const field = `returnedPartNos.${index}`;
    if (side === 'dealer') await endDealerSide(tx, at, part, requireOneOf(dealerEnd, endState, field));
    else await endSupplierSide(tx, at, part, requireOneOf(supplierEnd, endState, field));
  }
  return {};
}

function requireOneOf<State extends string>(states: z.ZodType<State>, endState: string, field: string): State {
  const { data } = states.safeParse(endState);
  if (data === undefined) throw refusedField('endUnfit', field, `${endState} is a state of the other side`);
  return data;
}

/** What goes back to its dealer has no supplier side (WR: `notApplicable`). */
const goesBack: DealerEnd[] = ['returnedOutOfScope', 'repairedAndReturned'];
const rulingOf: Partial<Record<DealerEnd, PartRow['ruling']>> = { returnedOutOfScope: 'outOfScope', repairedAndReturned: 'forRepair' };

/** Ends the dealer side of a part, and of those that were split from it. */
export async function endDealerSide(tx: WarrantyTx, at: Date, part: PartRow, end: DealerEnd): Promise<void> {
  const needed = rulingOf[end];
  if (needed !== undefined && part.ruling !== needed) throw refusedField('endUnfit', 'endState', `${part.returnedPartNo} is ruled ${part.ruling}; it can not end as ${end}`);
  const set = { dealerEnd: end, dealerEndedAt: at };
  await updatePart(tx, part.returnedPartNo, set);
  await tx.updateTable('returnedPart').set(set).where('splitFrom', '=', part.returnedPartNo).execute();
  if (goesBack.includes(end)) await endSupplierSide(tx, at, part, 'notApplicable');
}

/** Ends the supplier side of a part. */
export const endSupplierSide = (tx: WarrantyTx, at: Date, { returnedPartNo }: PartRow, end: SupplierEnd) =>
  updatePart(tx, returnedPartNo, { supplierEnd: end, supplierEndedAt: at });
