import type { Kysely, Transaction } from 'kysely';
import type { BaseTables } from '../database/base-tables';

/** An entry that has not arrived yet, for the eyes of a person. */
export interface PendingEntry {
  id: number;
  channel: string;
  target: string;
  dedupKey: string;
  createdAt: Date;
  attempts: number;
  nextAttemptAt: Date;
  lastError: string | null;
}

/**
 * Due entries, locked until the transaction ends; what another relay has in hand is passed over.
 * Longest due first: new entries come in the order they were written, and one that failed queues up again
 * behind them.
 */
export function claimDue(tx: Transaction<BaseTables>, at: Date, limit: number) {
  return tx
    .selectFrom('outbox')
    .select(['id', 'channel', 'target', 'dedupKey', 'payload', 'attempts'])
    .where('deliveredAt', 'is', null)
    .where('nextAttemptAt', '<=', at)
    .orderBy('nextAttemptAt')
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

export async function markDelivered(tx: Transaction<BaseTables>, ids: number[], deliveredAt: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx.updateTable('outbox').set({ deliveredAt, lastError: null }).where('id', 'in', ids).execute();
}

export async function markFailed(
  tx: Transaction<BaseTables>,
  id: number,
  failure: { attempts: number; lastError: string; nextAttemptAt: Date },
): Promise<void> {
  await tx.updateTable('outbox').set(failure).where('id', '=', id).execute();
}

/** How many entries have not arrived yet; with a moment, only those to be tried by then. */
export async function countPending(db: Kysely<BaseTables>, dueAt?: Date): Promise<number> {
  let query = db.selectFrom('outbox').select(({ fn }) => fn.countAll<number>().as('entries')).where('deliveredAt', 'is', null);
  if (dueAt !== undefined) query = query.where('nextAttemptAt', '<=', dueAt);
  return (await query.executeTakeFirstOrThrow()).entries;
}

/** How many entries have not arrived yet, how many of them failed before, and the age of the oldest in seconds (0 for none). */
export async function readBacklog(db: Kysely<BaseTables>, at: Date): Promise<{ entries: number; failing: number; oldestSeconds: number }> {
  const { entries, failing, oldest } = await db
    .selectFrom('outbox')
    .select(({ fn }) => [
      fn.countAll<number>().as('entries'),
      fn.countAll<number>().filterWhere('attempts', '>', 0).as('failing'),
      fn.min('createdAt').as('oldest'),
    ])
    .where('deliveredAt', 'is', null)
    .executeTakeFirstOrThrow();
  return { entries, failing, oldestSeconds: oldest === null ? 0 : Math.max(0, (at.getTime() - oldest.getTime()) / 1000) };
}

/** Entries that have not arrived yet, oldest first. */
export function selectPending(db: Kysely<BaseTables>, limit: number): Promise<PendingEntry[]> {
  return db
    .selectFrom('outbox')
    .select(['id', 'channel', 'target', 'dedupKey', 'createdAt', 'attempts', 'nextAttemptAt', 'lastError'])
    .where('deliveredAt', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute();
}
