import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, TransactionSettings } from 'kysely';
import type pg from 'pg';

/** Longer statements are written for one call, such as many rows at once. */
const longestKept = 4000;
const mostKept = 2000;
/** Statements with parameters, by their text: the server parses and plans one once for each connection. */
const names = new Map<string, string>();

function nameOf(sql: string): string | undefined {
  if (sql.length > longestKept) return undefined;
  const known = names.get(sql);
  if (known !== undefined || names.size >= mostKept) return known;
  const name = `s${names.size + 1}`;
  names.set(sql, name);
  return name;
}

const changes = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);
const changing = new Set(['InsertQueryNode', 'UpdateQueryNode', 'DeleteQueryNode', 'MergeQueryNode']);

class Connection implements DatabaseConnection {
  /** What was sent and is not answered yet: the begin of a transaction; nothing for one that only reads. */
  begun: Promise<unknown> | undefined;
  /** While a call that only reads has it: no transaction would take a change back. */
  onlyReads = false;
  /** The server is not heard on it any more. */
  isLost = false;

  constructor(readonly client: pg.PoolClient) {}

  async executeQuery<Row>({ sql, parameters, query: { kind } }: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.onlyReads && changing.has(kind)) throw new Error('A call that only reads may not change anything');
    const name = parameters.length > 0 ? nameOf(sql) : undefined;
    const query = { text: sql, values: [...parameters], ...(name === undefined ? {} : { name }) };
    const { command, rowCount, rows } = await this.client.query<Row & pg.QueryResultRow>(query);
    return { rows, ...(changes.has(command) ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) };
  }

  // oxlint-disable-next-line require-yield
  async *streamQuery<Row>(): AsyncGenerator<QueryResult<Row>> {
    await Promise.reject(new Error('Rows are read at once here'));
  }
}

/**
 * Statements over a pool of pipelining connections, with less waiting than Kysely's own driver: `begin` goes
 * out with the first statement, known statements are not parsed again, and a transaction that only reads is
 * none – under READ COMMITTED each statement sees its own moment anyway.
 */
export class PipeliningDriver implements Driver {
  private readonly connections = new WeakMap<pg.PoolClient, Connection>();

  constructor(private readonly pool: pg.Pool) {}

  init(): Promise<void> {
    return Promise.resolve();
  }

  async acquireConnection(): Promise<Connection> {
    const client = await this.pool.connect();
    const connection = this.connections.get(client) ?? new Connection(client);
    this.connections.set(client, connection);
    return connection;
  }

  beginTransaction(connection: Connection, { accessMode, isolationLevel }: TransactionSettings): Promise<void> {
    connection.onlyReads = accessMode === 'read only' && isolationLevel === undefined;
    if (connection.onlyReads) return Promise.resolve();
    const words = ['begin', ...(isolationLevel ? [`isolation level ${isolationLevel}`] : []), ...(accessMode ? [accessMode] : [])];
    connection.begun = connection.client.query(words.join(' '));
    connection.begun.catch(() => undefined);
    return Promise.resolve();
  }

  async commitTransaction(connection: Connection): Promise<void> {
    if (!connection.begun) return;
    await connection.begun;
    const { command } = await connection.client.query('commit');
    if (command !== 'COMMIT') throw new Error('A statement had failed before: the server rolled the transaction back');
    connection.begun = undefined;
  }

  async rollbackTransaction(connection: Connection): Promise<void> {
    if (!connection.begun) return;
    connection.begun = undefined;
    // Who asked is told what had failed. A connection that can't roll back is no longer used: the server takes back what it began.
    await connection.client.query('rollback').catch(() => (connection.isLost = true));
  }

  releaseConnection(connection: Connection): Promise<void> {
    connection.onlyReads = false;
    connection.client.release(connection.isLost);
    return Promise.resolve();
  }

  async destroy(): Promise<void> {
    await this.pool.end();
  }
}
