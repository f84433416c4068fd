import { sql, type Transaction } from 'kysely';
import type { BaseTables } from '../base-tables';

/** What a look at a system's books found. */
export interface Books {
  /** What was looked at, in a few words. */
  said: string;
  /** What is not as it must be, a line each. */
  faults: string[];
}

/** A system's schema as backups know it. */
export interface KeptSchema {
  schema: string;
  /** Folder of its numbered SQL files. */
  migrations: string;
  /** Looks whether the books that it keeps hold; the search path leads to its schema. Left out, it keeps none. */
  checkBooks?: (tx: Transaction<BaseTables>) => Promise<Books>;
}

/** Names without a schema mean this one's, until the next call. */
export async function enter(tx: Transaction<BaseTables>, schema: string): Promise<void> {
  await sql`select set_config('search_path', ${schema}, true)`.execute(tx);
}
