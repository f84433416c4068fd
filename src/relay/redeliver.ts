import { sql, type Kysely } from 'kysely';
import type { BaseTables } from '../database/base-tables';
import { inTransaction } from '../database/in-transaction';

/**
 * Has the messages of an outbox that the engine took since a moment wait again, in their order: an engine that was restored to
 * that moment knows nothing of them. Their ids stay, so what it does know it takes for a repeat.
 * @param go false: only counts
 * @returns how many, by the message's name
 */
export async function redeliverMessages(db: Kysely<BaseTables>, since: Date, go: boolean): Promise<{ target: string; count: number }[]> {
  return inTransaction(db, 'read write', async (tx) => {
    // The database of some systems only.
    const { rows: [there] } = await sql<{ outbox: string | null }>`select to_regclass('outbox')::text as outbox`.execute(tx);
    if (!there?.outbox) return [];
    const taken = await tx
      .selectFrom('outbox')
      .select(({ fn }) => ['target', fn.countAll<number>().as('count')])
      .where('channel', '=', 'message')
      .where('deliveredAt', '>=', since)
      .groupBy('target')
      .orderBy('target')
      .execute();
    if (go) await tx.updateTable('outbox').set({ deliveredAt: null, nextAttemptAt: sql.ref('created_at') }).where('channel', '=', 'message').where('deliveredAt', '>=', since).execute();
    return taken;
  });
}
