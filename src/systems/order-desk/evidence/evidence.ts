import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { z } from 'zod';
import type { BaseTables } from '../../../database/base-tables';
import { enqueue } from '../../../database/outbox';
import type { OrderDeskTables } from '../tables';
import type { evidenceToRecord } from './operations';

type Tx = Transaction<OrderDeskTables & BaseTables>;

/** Notes a piece of evidence that the documents system keeps; the same again changes nothing. */
export async function recordEvidence(tx: Tx, at: Date, { evidenceNo, caseNo, dealerNo }: z.output<typeof evidenceToRecord>) {
  await tx
    .insertInto('evidence')
    .values({ evidenceNo, caseNo, dealerNo: dealerNo ?? null, recordedAt: at })
    .onConflict((clash) => clash.column('evidenceNo').doNothing())
    .execute();
  return { evidenceNo };
}

/** Evidence that a report may not name, and why: nobody uploaded it, or it belongs to another case. */
export interface UnfitEvidence {
  misfit: 'unknownEvidence' | 'evidenceOfOtherCase';
  field: string;
  value: string;
}

/**
 * The first piece of evidence that can't be named for a case, or undefined. Those that can are locked until the
 * transaction ends.
 * @param of the dealer who names it, and the case; without its number, one that is about to be opened
 */
export async function unfitEvidence(tx: Tx, evidenceNos: string[], { dealerNo, caseNo }: { dealerNo: string; caseNo?: string }): Promise<UnfitEvidence | undefined> {
  if (evidenceNos.length === 0) return undefined;
  const known = await tx.selectFrom('evidence').select(['evidenceNo', 'caseNo', 'dealerNo']).where('evidenceNo', 'in', evidenceNos).orderBy('evidenceNo').forUpdate().execute();
  for (const [index, value] of evidenceNos.entries()) {
    const found = known.find(({ evidenceNo }) => evidenceNo === value);
    const field = `evidenceNos.${index}`;
    // What another dealer uploaded is not told from what nobody did.
    if (!found || (found.dealerNo !== null && found.dealerNo !== dealerNo)) return { misfit: 'unknownEvidence', field, value };
    if (found.caseNo !== null && found.caseNo !== caseNo) return { misfit: 'evidenceOfOtherCase', field, value };
  }
  return undefined;
}

/** Puts evidence to a case and tells the documents system; of a new case without evidence too, so that it may be uploaded later. */
export async function fileEvidence(tx: Tx, at: Date, { caseNo, dealerNo }: { caseNo: string; dealerNo: string }, evidenceNos: string[]): Promise<void> {
  if (evidenceNos.length > 0) await tx.updateTable('evidence').set({ caseNo }).where('evidenceNo', 'in', evidenceNos).execute();
  // The key goes along as an idempotency key, which is short.
  const dedupKey = `evidence/${caseNo}/${hashOf([...evidenceNos].sort())}`;
  await enqueue(tx, { channel: 'system', target: 'documents/recordCase', payload: { body: { caseNo, dealerNo, evidenceNos } }, dedupKey }, at);
}

const hashOf = (numbers: string[]) => createHash('sha256').update(numbers.join(' ')).digest('hex').slice(0, 32);
