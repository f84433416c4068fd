import { DummyDriver, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, Transaction, type Dialect, type Kysely } from 'kysely';
import { Connection } from './driver';

/** What a transaction asks for besides its connection is not there: it makes none of its own. */
const dialect: Dialect = {
  createDriver: () => new DummyDriver(),
  createQueryCompiler: () => new PostgresQueryCompiler(),
  createAdapter: () => new PostgresAdapter(),
  createIntrospector: (db) => new PostgresIntrospector(db),
};
const driver = dialect.createDriver();

/**
 * Does work in one transaction; what only reads sees one moment. Kysely's own would send a statement only when the one before it is
 * answered; here what is begun together goes out together, in the order in which it was begun. A function that waits between its
 * statements has sent only the first of them when the next one is begun: what must come after a lock is begun when the lock has
 * gone out.
 */
export function inTransaction<Tables, Result>(db: Kysely<Tables>, accessMode: 'read write' | 'read only', work: (tx: Transaction<Tables>) => Promise<Result>): Promise<Result> {
  const executor = db.getExecutor();
  return executor.provideConnection(async (connection) => {
    if (!(connection instanceof Connection)) throw new Error('A connection that does not come from connect()');
    let isOver = false;
    const provider = {
      provideConnection: <Used>(use: (given: Connection) => Promise<Used>): Promise<Used> => {
        if (isOver) return Promise.reject(new Error('The transaction is over'));
        return use(connection);
      },
    };
    const tx = new Transaction<Tables>({ config: { dialect }, dialect, driver, executor: executor.withConnectionProvider(provider) });
    try {
      connection.begin(accessMode === 'read only' ? { accessMode } : {});
      const result = await work(tx);
      isOver = true;
      await connection.commit();
      return result;
    } catch (error) {
      isOver = true;
      await connection.rollback();
      throw error;
    }
  });
}
