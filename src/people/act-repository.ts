import { sql, type Insertable, type Transaction } from 'kysely';
import { withoutWaiting } from '../database/driver';
import type { SheetOfCase } from '../systems/signature-schemas';
import type { ActRow, PeopleTables } from './tables';

type Tx = Transaction<PeopleTables>;

/** Kept apart from other advisory locks of the database. */
const lockSpace = 7306;

/** Takes turns with everybody who checks an act of the same process instance, or of the same case, until the transaction ends: what is asked from here on waits for its turn. */
export async function lockPlace(tx: Tx, instance: string, caseNo: string | undefined): Promise<void> {
  // Always in this order, so that two never wait for each other.
  for (const place of [instance, ...(caseNo === undefined ? [] : [`case ${caseNo}`])]) {
    await tx.executeQuery(withoutWaiting(sql`select pg_advisory_xact_lock(${lockSpace}::int, hashtext(${place}))`.compile(tx)));
  }
}

/** Where acts are looked for: in a process instance, or in a case over all its instances. */
export type ActsWhere = { column: 'instance' | 'caseNo'; value: string };

/** The latest doing of each of these acts there, the given passage left out. */
export async function latestActs(tx: Tx, { column, value }: ActsWhere, acts: string[], exceptPassage: string): Promise<ActRow[]> {
  if (acts.length === 0) return [];
  return tx
    .selectFrom('act')
    .distinctOn('act')
    .selectAll()
    .where(column, '=', value)
    .where('act', 'in', acts)
    .where('passage', '<>', exceptPassage)
    .orderBy('act')
    .orderBy('id', 'desc')
    .execute();
}

/** What a person signed on a sheet of a case, the given passage left out. */
export function signedBy(tx: Tx, on: SheetOfCase, personId: string, exceptPassage: string): Promise<ActRow[]> {
  return tx
    .selectFrom('act')
    .selectAll()
    .where('caseNo', '=', on.caseNo)
    .where('sheet', '=', on.sheet)
    .where('revision', '=', on.revision)
    .where('personId', '=', personId)
    .where('passage', '<>', exceptPassage)
    .orderBy('id')
    .execute();
}

export function lockAct(tx: Tx, passage: string): Promise<ActRow | undefined> {
  return tx.selectFrom('act').selectAll().where('passage', '=', passage).forUpdate().executeTakeFirst();
}

/** Reserves an act; an earlier reservation of the same passage gives way. */
export async function replaceReservation(tx: Tx, act: Insertable<PeopleTables['act']>): Promise<void> {
  await tx.deleteFrom('act').where('passage', '=', act.passage).where('state', '=', 'reserved').execute();
  await tx.insertInto('act').values(act).execute();
}

export async function setConfirmed(tx: Tx, passage: string, at: Date): Promise<void> {
  await tx.updateTable('act').set({ state: 'confirmed', confirmedAt: at }).where('passage', '=', passage).execute();
}

/** All acts of an instance, oldest first. */
export function actsOf(tx: Tx, instance: string): Promise<ActRow[]> {
  return tx.selectFrom('act').selectAll().where('instance', '=', instance).orderBy('id').execute();
}
