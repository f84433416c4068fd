import type { Transaction } from 'kysely';
import { conflict } from '../http/problem';
import { actsOf, latestActs, lockAct, lockInstance, replaceReservation, setConfirmed } from './act-repository';
import type { CheckedAct } from './contract';
import type { PeopleOptions } from './options';
import { reasonsIn } from './reasons';
import type { ActRow, PeopleTables } from './tables';

type Tx = Transaction<PeopleTables>;
type Answer = { allowed: true } | { allowed: false; reason: string };

const allowed: Answer = { allowed: true };
const denied = (reason: string): Answer => ({ allowed: false, reason });

/**
 * Decides whether a person may take or complete a task, by post, absence and the acts that must lie in
 * another hand (I-G-9). An allowed completion reserves the act, so that of two at the same moment the second
 * one already sees the first.
 */
export async function checkAct(tx: Tx, at: Date, given: CheckedAct, { directory, locale }: PeopleOptions): Promise<Answer> {
  const reasons = reasonsIn(given.locale ?? locale);
  const { assignee, candidateGroups, event } = given;
  // A task that is given back has nobody to check.
  if (assignee === undefined) return event === 'assigning' ? allowed : denied(reasons.claimFirst());
  const person = directory.person(assignee) ?? nameless(assignee);
  const verdict = directory.mayAct(assignee, candidateGroups, at);
  if (!verdict.allowed) return denied(reasons[verdict.reason](person, candidateGroups));
  await lockInstance(tx, given.instance);
  const latest = await latestActs(tx, given.instance, given.excludes, given.passage);
  const own = latest.find((done) => done.personId === assignee);
  if (own) return denied(reasons.otherHand(person, own.act, given.act));
  if (event === 'assigning') return allowed;
  const doer = await reserve(tx, at, given, assignee, verdict.as);
  return doer === assignee ? allowed : denied(reasons.alreadyDone(directory.person(doer) ?? nameless(doer), given.act));
}

/** Reserves the act of a passage for a person, unless it is confirmed already; tells whose it is. */
async function reserve(tx: Tx, at: Date, given: CheckedAct, personId: string, actedAs: ActRow['actedAs']): Promise<string> {
  const { instance, passage, act } = given;
  const before = await lockAct(tx, passage);
  if (before?.state === 'confirmed') return before.personId;
  await replaceReservation(tx, { instance, passage, act, personId, actedAs, state: 'reserved', reservedAt: at });
  return personId;
}

/** Somebody who is not, or no longer, in the directory. */
const nameless = (id: string) => ({ name: id, nameEn: id });

/**
 * Confirms the reserved act of a passage; tells who did it. A repeat gives the same answer.
 * Throws 409 `actNotReserved` when nobody was let through there, or for another act.
 */
export async function confirmAct(tx: Tx, at: Date, passage: string, act: string | undefined) {
  const reserved = await lockAct(tx, passage);
  if (!reserved || (act !== undefined && reserved.act !== act)) {
    const detail =
      `Nobody was let through to complete ${act ?? 'an act'} at ${passage}: ` +
      'its user task needs the completing listener people.check-act';
    throw conflict('actNotReserved', detail);
  }
  if (reserved.state === 'reserved') await setConfirmed(tx, passage, at);
  return { completedBy: reserved.personId };
}

/** Acts of a process instance, oldest first. */
export async function listActs(tx: Tx, instance: string) {
  return { acts: (await actsOf(tx, instance)).map(listed) };
}

function listed({ instance, passage, act, personId, actedAs, state, reservedAt, confirmedAt }: ActRow) {
  const moments = { reservedAt: reservedAt.toISOString(), confirmedAt: confirmedAt?.toISOString() ?? null };
  return { instance, passage, act, personId, actedAs, state, ...moments };
}
