import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, RootOperationNode, TransactionSettings } from 'kysely';
import pg from 'pg';
import { WrittenTogether } from './written-together';

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

type Change = Extract<RootOperationNode, { kind: 'InsertQueryNode' | 'UpdateQueryNode' | 'DeleteQueryNode' | 'MergeQueryNode' }>;
const changing = new Set<string>(['InsertQueryNode', 'UpdateQueryNode', 'DeleteQueryNode', 'MergeQueryNode'] satisfies Change['kind'][]);
const isChange = (query: RootOperationNode): query is Change => changing.has(query.kind);

/** Statements that nobody waits for, although they are no plain changes. */
const unheard = new WeakSet<CompiledQuery>();

/** Has a statement go out in its transaction without waiting for its answer, as plain changes do. */
export function withoutWaiting<Row>(query: CompiledQuery<Row>): CompiledQuery<Row> {
  unheard.add(query);
  return query;
}

/** What the server answers; several statements in one text, as in a migration, are not told apart. */
interface Answer<Row> {
  command: string;
  rowCount: number | null;
  rows?: Row[];
}

/** How many rows a change met that was not waited for. */
const notKnown = { rows: [], numAffectedRows: -1n };

/** A connection on which statements go out without waiting for the answers to those before. */
export class Connection implements DatabaseConnection {
  private isOpen = false;
  /** While a call that only reads has it: no transaction would take a change back. */
  private onlyReads = false;
  /** What came first of the failures of statements that were not waited for. */
  private failure: Error | undefined;
  /** The server is not heard on it any more. */
  isLost = false;
  private readonly together: WrittenTogether;

  constructor(readonly client: pg.PoolClient) {
    this.together = new WrittenTogether(client);
  }

  async executeQuery<Row>(compiled: CompiledQuery): Promise<QueryResult<Row>> {
    const { sql, parameters, query } = compiled;
    if (this.onlyReads && isChange(query)) throw new Error('A call that only reads may not change anything');
    const answer = this.send<Row & pg.QueryResultRow>(sql, parameters);
    if (this.isOpen && (isChange(query) ? !query.returning : unheard.has(compiled))) {
      this.note(answer);
      return notKnown;
    }
    const { command, rowCount, rows = [] } = await this.heard(answer);
    return { rows, ...(changes.has(command) ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) };
  }

  // oxlint-disable-next-line require-yield
  async *streamQuery<Row>(): AsyncGenerator<QueryResult<Row>> {
    await Promise.reject(new Error('Rows are read at once here'));
  }

  /**
   * Begins a transaction. One that only reads sees one moment throughout: by statements that each saw its own, goods that come in
   * between two of them would be neither on their way nor there.
   */
  begin({ accessMode, isolationLevel }: TransactionSettings): void {
    this.onlyReads = accessMode === 'read only' && isolationLevel === undefined;
    const level = this.onlyReads ? 'repeatable read' : isolationLevel;
    this.isOpen = true;
    this.note(this.send(['begin', ...(level ? [`isolation level ${level}`] : []), ...(accessMode ? [accessMode] : [])].join(' ')));
  }

  /** Rejects with what failed first, when a statement failed that was not waited for. */
  async commit(): Promise<void> {
    if (!this.isOpen) return;
    if (this.onlyReads) return this.endReading();
    const { command } = await this.heard(this.send('commit'));
    const { failure } = this;
    this.end();
    if (failure) throw failure;
    if (command !== 'COMMIT') throw new Error('A statement had failed before: the server rolled the transaction back');
  }

  /** Nothing hangs on this end: the next who gets the connection is served behind it. */
  private endReading(): void {
    this.end();
    this.send('commit').catch(() => (this.isLost = true));
  }

  async rollback(): Promise<void> {
    if (!this.isOpen) return;
    this.end();
    // Who asked is told what had failed. A connection that can't roll back is no longer used: the server takes back what it began.
    await this.send('rollback').catch(() => (this.isLost = true));
  }

  /** Made ready for the next who gets it. */
  letGo(): void {
    this.onlyReads = false;
  }

  private end(): void {
    this.isOpen = false;
    this.failure = undefined;
  }

  private send<Row extends pg.QueryResultRow>(text: string, parameters: readonly unknown[] = []): Promise<Answer<Row>> {
    this.together.writing();
    return new Promise((resolve, reject) => {
      const query = new pg.Query<Row>(text, [...parameters], (error: Error | undefined, result) => (error ? reject(error) : resolve(result)));
      // A query of its own, for the client copies what else it is given, property by property.
      this.client.query(parameters.length > 0 ? Object.assign(query, { name: nameOf(text) }) : query);
    });
  }

  private note(answer: Promise<unknown>): void {
    answer.catch((error: Error) => (this.failure ??= error));
  }

  /** After a failure the server refuses all that follows: what failed first says more. */
  private async heard<Given>(answer: Promise<Given>): Promise<Given> {
    try {
      return await answer;
    } catch (error) {
      throw this.failure ?? error;
    }
  }
}

/**
 * Statements over a pool of pipelining connections, with less waiting than Kysely's own driver. In a transaction `begin` and
 * changes that return nothing go out without waiting for an answer: the next statement finds them done, and if one fails, the
 * next that is waited for, or the commit, rejects with its failure. Nobody learns how many rows such a change met: who wants to
 * know has it return them. Known statements are not parsed again.
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

  beginTransaction(connection: Connection, settings: TransactionSettings): Promise<void> {
    connection.begin(settings);
    return Promise.resolve();
  }

  commitTransaction(connection: Connection): Promise<void> {
    return connection.commit();
  }

  rollbackTransaction(connection: Connection): Promise<void> {
    return connection.rollback();
  }

  releaseConnection(connection: Connection): Promise<void> {
    connection.letGo();
    connection.client.release(connection.isLost);
    return Promise.resolve();
  }

  async destroy(): Promise<void> {
    await this.pool.end();
  }
}
