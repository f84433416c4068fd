import type { z } from 'zod';
import { baseOf } from '../../../database/base-tables';
import { enqueue } from '../../../database/outbox';
import { nextNumber } from '../../../database/serial';
import { refusedField } from '../../../http/problem';
import { findLot } from '../old-parts/lots';
import type { OldPart } from '../old-parts/tables';
import type { WarehouseTx } from '../tables';
import type { addScrapCandidateBody } from './operations';
import { claimedOf, lockPool } from './repository';

type Given = z.output<typeof addScrapCandidateBody>;

/**
 * Enters pieces of a lot as scrap candidate and starts part-scrap (WR-19, X-08); returns the candidate's id. Pieces that
 * wait for a list, or are on one, are no second candidate. Throws 422 `unknownOldPart`, `dealersProperty`, `moreThanThere`.
 */
export async function addScrapCandidate(tx: WarehouseTx, given: Given, at: Date): Promise<string> {
  await lockPool(tx);
  const lot = await findLot(tx, given.oldPartNo);
  if (!lot) throw refusedField('unknownOldPart', 'oldPartNo', `there is no old part ${given.oldPartNo} in the old-parts store`);
  if (lot.unitValueFen === null) throw refusedField('dealersProperty', 'oldPartNo', `${given.oldPartNo} is the dealer's property, it can not be scrapped`);
  const free = lot.onHand - (await claimedOf(tx, lot.oldPartNo));
  if (given.quantity > free) throw refusedField('moreThanThere', 'quantity', `${free} pieces of ${lot.oldPartNo} are in the old-parts store and no scrap candidate yet, not ${given.quantity}`);
  return enterCandidate(tx, { ...lot, unitValueFen: lot.unitValueFen }, given, at);
}

/** Enters pieces that are known to be free. */
export async function enterCandidate(tx: WarehouseTx, lot: OldPart & { unitValueFen: number }, given: Omit<Given, 'oldPartNo'>, at: Date): Promise<string> {
  const candidateId = await nextNumber(baseOf(tx), 'SC', at);
  const { oldPartNo, partNo, partName, unitValueFen } = lot;
  const { quantity, reason, supplierNo, addedBy } = given;
  const caseNo = lot.caseNo ?? lot.documentNo;
  await tx
    .insertInto('scrapCandidate')
    .values({ candidateId, oldPartNo, partNo, partName, caseNo, quantity, unitValueFen, reason, supplierNo: supplierNo ?? null, addedBy, addedAt: at })
    .execute();
  const variables = { candidateId };
  await enqueue(baseOf(tx), { channel: 'message', target: 'scrapCandidateAdded', dedupKey: `scrapCandidateAdded:${candidateId}`, payload: { correlationKey: candidateId, variables } }, at);
  return candidateId;
}
