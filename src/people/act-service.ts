import type { Transaction } from 'kysely';
import { conflict } from '../http/problem';
import { actsOf, latestActs, lockAct, lockPlace, replaceReservation, setConfirmed } from './act-repository';
import type { CheckedAct } from './contract';
import type { StandIn, Verdict } from './directory';
import type { PeopleOptions } from './options';
import { reasonsIn } from './reasons';
import { handOfSigner, signatureOf, signedFields } from './signing';
import { superiorOfPerson } from './superiors';
import type { ActRow, PeopleTables } from './tables';

type Tx = Transaction<PeopleTables>;
type Answer = { allowed: true } | { allowed: false; reason: string };
type Admitted = Extract<Verdict | StandIn, { allowed: true }>;

const allowed: Answer = { allowed: true };
const denied = (reason: string): Answer => ({ allowed: false, reason });

/**
 * Decides whether a person may take or complete a task, by post, absence and the acts that must lie in
 * another hand (I-G-9); of a signing task, by its row of `signing-points` too; of a step of somebody's superior, by
 * the directory. An allowed completion reserves the act, so that of two at the same moment the second one already sees the first.
 */
export async function checkAct(tx: Tx, at: Date, given: CheckedAct, { directory, locale }: PeopleOptions): Promise<Answer> {
  const reasons = reasonsIn(given.locale ?? locale);
  const { assignee, candidateGroups, event } = given;
  // A task that is given back has nobody to check.
  if (assignee === undefined) return event === 'assigning' ? allowed : denied(reasons.claimFirst());
  const person = directory.person(assignee) ?? nameless(assignee);
  const superior = await superiorFor(tx, given, directory);
  const verdict = superior ? directory.mayActFor(assignee, superior, at) : directory.mayAct(assignee, candidateGroups, at);
  if (!verdict.allowed) return denied(superior && verdict.reason === 'notHolder' ? reasons.notSuperior(person, superior, given.superiorOf ?? '') : reasons[verdict.reason](person, candidateGroups));
  await lockPlace(tx, given.instance, given.signing?.caseNo ?? given.caseNo);
  // Both go out together: nobody else can change either before this transaction ends.
  const [before, doing] = await Promise.all([handBefore(tx, given, assignee), event === 'assigning' ? undefined : lockAct(tx, given.passage)]);
  const hand = before ?? (given.signing && (await handOfSigner(tx, given.signing, given.passage, assignee)));
  if (hand?.kind === 'act') return denied(reasons.otherHand(person, hand.act, given.act));
  if (hand?.kind === 'department') return denied(reasons.otherDepartment(person, hand.signedFor, hand.department));
  if (event === 'assigning') return allowed;
  const doer = await reserve(tx, at, given, { personId: assignee, verdict, before: doing });
  return doer === assignee ? allowed : denied(reasons.alreadyDone(directory.person(doer) ?? nameless(doer), given.act));
}

/** An excluded act that this person did last in the instance, or in the case. */
async function handBefore(tx: Tx, given: CheckedAct, personId: string) {
  const { instance, caseNo, excludes, passage } = given;
  const ofInstance = latestActs(tx, { column: 'instance', value: instance }, excludes, passage);
  // Whoever did what a superior has to look at is no other hand either.
  const inCase = [...given.excludesInCase, ...(given.superiorOf === undefined ? [] : [given.superiorOf])];
  const ofCase = caseNo === undefined ? [] : latestActs(tx, { column: 'caseNo', value: caseNo }, inCase, passage);
  const own = (await Promise.all([ofInstance, ofCase])).flat().find((done) => done.personId === personId);
  return own && { kind: 'act' as const, act: own.act };
}

/** The superior whose step it is; undefined where none is asked for, or the directory knows none: then the posts decide. */
async function superiorFor(tx: Tx, { caseNo, superiorOf, passage }: CheckedAct, directory: PeopleOptions['directory']) {
  if (superiorOf === undefined || caseNo === undefined) return undefined;
  const [done] = await latestActs(tx, { column: 'caseNo', value: caseNo }, [superiorOf], passage);
  return done && superiorOfPerson(directory, done.personId);
}

/** Reserves the act of a passage for a person, unless it is confirmed already; tells whose it is. */
async function reserve(tx: Tx, at: Date, given: CheckedAct, { personId, verdict, before }: { personId: string; verdict: Admitted; before: ActRow | undefined }): Promise<string> {
  const { instance, passage, act } = given;
  if (before?.state === 'confirmed') return before.personId;
  const caseNo = given.caseNo ?? null;
  const doing = { instance, passage, act, personId, actedAs: verdict.as, state: 'reserved' as const, reservedAt: at, caseNo };
  await replaceReservation(tx, { ...doing, ...(given.signing && 'post' in verdict ? signedFields(given.signing, verdict) : {}) });
  return personId;
}

/** Somebody who is not, or no longer, in the directory. */
const nameless = (id: string) => ({ name: id, nameEn: id });

/**
 * Confirms the reserved act of a passage; tells who did it, and of a signing task what goes on the sheet. A repeat
 * gives the same answer. Throws 409 `actNotReserved` when nobody was let through there, or for another act.
 */
export async function confirmAct(tx: Tx, at: Date, passage: string, act: string | undefined, options: PeopleOptions) {
  const reserved = await lockAct(tx, passage);
  if (!reserved || (act !== undefined && reserved.act !== act)) {
    const detail =
      `Nobody was let through to complete ${act ?? 'an act'} at ${passage}: ` +
      'its user task needs the completing listener people.check-act';
    throw conflict('actNotReserved', detail);
  }
  if (reserved.state === 'reserved') await setConfirmed(tx, passage, at);
  const signature = signatureOf(reserved, options);
  return { completedBy: reserved.personId, ...(signature ? { signature } : {}) };
}

/** Acts of a process instance, oldest first. */
export async function listActs(tx: Tx, instance: string) {
  return { acts: (await actsOf(tx, instance)).map(listed) };
}

function listed({ instance, passage, act, personId, actedAs, state, reservedAt, confirmedAt }: ActRow) {
  const moments = { reservedAt: reservedAt.toISOString(), confirmedAt: confirmedAt?.toISOString() ?? null };
  return { instance, passage, act, personId, actedAs, state, ...moments };
}
