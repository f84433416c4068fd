import { CamelCasePlugin, Kysely, PostgresAdapter, PostgresIntrospector, type Dialect } from 'kysely';
import pg from 'pg';
import { PipeliningDriver } from './driver';
import { SnakeCaseCompiler, camelCaseRows } from './names';

const int8 = 20;
const date = 1082;
/** A connection costs the server a process: one that was used a minute ago stays. */
const idleLimitMs = 60_000;

/** Reads bigint as an exact number (never a rounded one) and calendar days as text. */
export const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary'): unknown => {
    if (oid === int8) return exactInteger;
    if (oid === date) return (text: string) => text;
    return pg.types.getTypeParser(oid, format);
  },
};

function exactInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large to be read exactly`);
  return value;
}

/**
 * How long the server keeps a session that nobody is heard of any more, with all that it has locked, a relay's entries among
 * them: a minute when its machine is gone, ten when its process stands still in a transaction (a relay's longest wait for
 * answers is eight).
 */
const lost = ['tcp_keepalives_idle=30', 'tcp_keepalives_interval=10', 'tcp_keepalives_count=3', 'idle_in_transaction_session_timeout=10min'];

/** What every session is told at its start. */
export const sessionOptions = ['timezone=Asia/Shanghai', ...lost].map((setting) => `-c ${setting}`).join(' ');

/** Reads snake_case columns as camelCase; what stands in a JSON column stays. */
export const camelCase = new CamelCasePlugin({ maintainNestedObjectKeys: true });

/**
 * A pool of connections to one schema, with snake_case columns read as camelCase.
 * @param url connection string of the role that owns the schema
 * @param schema becomes the search path
 */
export function connect<Tables>(url: string, schema: string, maxConnections = 10): Kysely<Tables> {
  const pool = new pg.Pool({
    connectionString: url,
    max: maxConnections,
    pipeline: true,
    keepAlive: true,
    keepAliveInitialDelayMillis: 30_000,
    idleTimeoutMillis: idleLimitMs,
    options: `-c search_path=${schema} ${sessionOptions}`,
    types,
  });
  // An idle connection that the server drops is replaced at the next query. One that is dropped between two
  // queries of a transaction fails the next of them; unheard, its event would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely<Tables>({ dialect: dialectOver(pool), plugins: [camelCaseRows] });
}

const dialectOver = (pool: pg.Pool): Dialect => ({
  createDriver: () => new PipeliningDriver(pool),
  createQueryCompiler: () => new SnakeCaseCompiler(),
  createAdapter: () => new PostgresAdapter(),
  createIntrospector: (db) => new PostgresIntrospector(db),
});
