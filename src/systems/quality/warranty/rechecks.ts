import type { z } from 'zod';
import { shanghaiIso } from '../../../clock';
import { baseOf } from '../../../database/base-tables';
import { enqueue } from '../../../database/outbox';
import { nextNumber } from '../../../database/serial';
import { conflict, notFound, refusedField } from '../../../http/problem';
import type { Ruling } from '../../warranty-schemas';
import type { QualityTx } from '../tables';
import type { recheckBreach, recheckToRecord, secondRulingToRecord } from './schemas';

/** The first ruling on a part, locked: what is written down of its re-check takes turns. Throws 404. */
async function ruled(tx: QualityTx, returnedPartNo: string) {
  const found = await tx
    .selectFrom('warrantyRuling')
    .innerJoin('warrantyRulingRecord', 'warrantyRulingRecord.caseNo', 'warrantyRuling.caseNo')
    .select(['warrantyRuling.caseNo', 'ruling', 'ruledBy', 'partNo', 'repairable'])
    .where('returnedPartNo', '=', returnedPartNo)
    .forNoKeyUpdate('warrantyRuling')
    .executeTakeFirst();
  if (!found) throw notFound('ruling on the returned part', returnedPartNo);
  return found;
}

/** The first ruling, which is contested, by another hand than this person's. Throws 404; 409 `notOutOfScope`, `sameHand`. */
async function contestedRuling(tx: QualityTx, returnedPartNo: string, person: string) {
  const first = await ruled(tx, returnedPartNo);
  if (first.ruling !== 'outOfScope') throw conflict('notOutOfScope', `${returnedPartNo} was not ruled out of scope; there is nothing to contest`);
  if (first.ruledBy === person) throw conflict('sameHand', `${person} made the first ruling on ${returnedPartNo}; the re-check needs another person (I-G-9)`);
  return first;
}

/** Not every class is repaired (WR-D3.3): throws 422 `notRepaired`, naming the field, for a part of one that is not. */
function requireRepairable({ partNo, repairable }: { partNo: string; repairable: boolean | null }, ruling: Ruling, field: string): void {
  if (ruling !== 'forRepair' || repairable !== false) return;
  throw refusedField('notRepaired', field, `Parts like ${partNo} are not repaired and can not be ruled to be`);
}

const recheckOf = (tx: QualityTx, returnedPartNo: string) => tx.selectFrom('warrantyRecheck').selectAll().where('returnedPartNo', '=', returnedPartNo).executeTakeFirst();

/**
 * Records what Quality finds at the one re-check (WR-08); the order desk is told. Throws 404; 409 `checkedBefore`,
 * `sameHand`, `notOutOfScope`; 422 `notRepaired`.
 */
export async function recordRecheck(tx: QualityTx, given: z.output<typeof recheckToRecord>, at: Date) {
  const { returnedPartNo, proposedRuling, checkedBy } = given;
  requireRepairable(await contestedRuling(tx, returnedPartNo, checkedBy), proposedRuling, 'proposedRuling');
  const stored = await tx
    .insertInto('warrantyRecheck')
    .values({ ...given, checkedAt: at })
    .onConflict((clash) => clash.doNothing())
    .returning('returnedPartNo')
    .executeTakeFirst();
  if (!stored) throw conflict('checkedBefore', `${returnedPartNo} was re-checked before; it is done once (I-WR-3)`);
  const checkedAt = shanghaiIso(at);
  await tell(tx, 'recordRecheck', returnedPartNo, { returnedPartNo, checkedAt }, at);
  return { checkedAt };
}

/**
 * Records the ruling of the adjudicator's superior after the one re-check, which is final (WR-08, I-WR-3), by another hand
 * than ruling and re-check; the order desk is told. Throws 404; 409 `notChecked`, `ruledBefore`, `sameHand`,
 * `notOutOfScope`; 422 `notRepaired`.
 */
export async function recordSecondRuling(tx: QualityTx, given: z.output<typeof secondRulingToRecord>, at: Date) {
  const { returnedPartNo, ruling, reason, ruledBy } = given;
  const first = await contestedRuling(tx, returnedPartNo, ruledBy);
  requireRepairable(first, ruling, 'ruling');
  const recheck = await recheckOf(tx, returnedPartNo);
  if (!recheck) throw conflict('notChecked', `Quality has not re-checked ${returnedPartNo} yet`);
  if (recheck.checkedBy === ruledBy) throw conflict('sameHand', `${ruledBy} re-checked ${returnedPartNo}; the final ruling needs another person (I-G-9)`);
  const secondRulingNo = await nextNumber(baseOf(tx), 'SL', at);
  const stored = await tx
    .insertInto('warrantySecondRuling')
    .values({ ...given, reason: reason || null, secondRulingNo, caseNo: first.caseNo, ruledAt: at })
    .onConflict((clash) => clash.column('returnedPartNo').doNothing())
    .returning('secondRulingNo')
    .executeTakeFirst();
  if (!stored) throw conflict('ruledBefore', `${returnedPartNo} was re-checked before; the second ruling is final (I-WR-3)`);
  const ruledAt = shanghaiIso(at);
  await tell(tx, 'recordSecondRuling', returnedPartNo, { returnedPartNo, ruling, ruledAt }, at);
  return { secondRulingNo, ruling, ruledAt };
}

/**
 * Was the re-check late (T-11)? Decided from the recorded moments; a miss is written down and told once, and flags the
 * case; nothing else follows from it (I-G-5). Throws 404.
 */
export async function recordRecheckBreach(tx: QualityTx, { returnedPartNo, dueAt }: z.output<typeof recheckBreach>, at: Date) {
  const { caseNo } = await ruled(tx, returnedPartNo);
  const second = await tx.selectFrom('warrantySecondRuling').select('ruledAt').where('returnedPartNo', '=', returnedPartNo).executeTakeFirst();
  const due = new Date(dueAt);
  if (second && second.ruledAt < due) return { breached: false };
  const written = await tx
    .insertInto('warrantyRecheckBreach')
    .values({ returnedPartNo, dueAt: due, recordedAt: at })
    .onConflict((clash) => clash.doNothing())
    .returning('returnedPartNo')
    .executeTakeFirst();
  if (written) await tell(tx, 'flagReturnBreach', returnedPartNo, { caseNo, deadlineId: 'T-11', dueAt }, at);
  return { breached: written !== undefined };
}

const tell = (tx: QualityTx, operation: string, returnedPartNo: string, body: object, at: Date) =>
  enqueue(baseOf(tx), { channel: 'system', target: `order-desk/${operation}`, dedupKey: `${operation}:${returnedPartNo}`, payload: { body } }, at);
