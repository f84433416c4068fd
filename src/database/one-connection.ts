import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import type { BaseTables } from './base-tables';
import { camelCase, sessionOptions, types } from './connect';

/** One connection in one transaction, in the three ways in which it is used. */
export interface OneConnection {
  tx: Transaction<BaseTables>;
  /** The same connection for what makes a connection or transaction of its own: it stays within the transaction. */
  db: Kysely<BaseTables>;
  /** The same connection for what Kysely does not know, such as COPY. */
  client: pg.Client;
}

/**
 * Does all of a piece of work in one transaction of one connection: all of it is done, or nothing. What it reads is one
 * moment of the database.
 * Throws a sentence that names host and port when the database does not answer.
 */
export async function inOneTransaction<Result>(url: string, mode: 'read only' | 'read write', work: (connection: OneConnection) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, options: sessionOptions, types });
  // Its loss fails the query in hand; unheard, the event would end the process.
  client.on('error', () => undefined);
  await client.connect().catch((cause: unknown) => {
    throw new Error(`The database does not let us in at ${new URL(url).host}${new URL(url).pathname} (${reasonOf(cause)}).`, { cause });
  });
  const lent = { query: client.query.bind(client), release: () => undefined };
  const db = new Kysely<BaseTables>({
    dialect: new PostgresDialect({ pool: { connect: () => Promise.resolve(lent), end: () => client.end() } }),
    plugins: [camelCase],
  });
  try {
    return await db.transaction().setIsolationLevel('repeatable read').setAccessMode(mode).execute((tx) => work({ tx, db, client }));
  } finally {
    await db.destroy();
  }
}

function reasonOf(cause: unknown): string {
  if (cause instanceof AggregateError) return cause.errors.map(reasonOf).join(', ');
  return cause instanceof Error ? cause.message : String(cause);
}
