import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql, type Kysely } from 'kysely';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { connect } from './connect';
import { inTransaction } from './in-transaction';

interface Tables {
  kept: { name: string };
}

let database: TestDatabase;
let db: Kysely<Tables>;
beforeAll(async () => {
  database = await createTestDatabase();
  // One connection, so that each test gets it as the one before has left it.
  db = connect<Tables>(database.url, 'public', 1);
  await sql`create table kept (name text primary key)`.execute(db);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const names = async () => (await db.selectFrom('kept').select('name').orderBy('name').execute()).map(({ name }) => name);

test('a call that only reads changes nothing, and is told so', async () => {
  const call = db.transaction().setAccessMode('read only').execute((tx) => tx.insertInto('kept').values({ name: 'by a reader' }).execute());
  await expect(call).rejects.toThrow('A call that only reads may not change anything');
  expect(await names()).toEqual([]);
});

test('a call that only reads sees one moment, whatever is changed meanwhile', async () => {
  const other = connect<Tables>(database.url, 'public', 1);
  const seen = await inTransaction(db, 'read only', async (tx) => {
    const before = await tx.selectFrom('kept').select('name').execute();
    await other.insertInto('kept').values({ name: 'came meanwhile' }).execute();
    return { before, after: await tx.selectFrom('kept').select('name').execute() };
  });
  await other.destroy();
  expect(seen).toEqual({ before: [], after: [] });
  expect(await names()).toEqual(['came meanwhile']);
  await db.deleteFrom('kept').execute();
});

test('a change is taken back when what follows it fails', async () => {
  const call = db.transaction().execute(async (tx) => {
    await tx.insertInto('kept').values({ name: 'half done' }).execute();
    throw new Error('no more');
  });
  await expect(call).rejects.toThrow('no more');
  expect(await names()).toEqual([]);
});

test('a commit that the server turned into a rollback is no success', async () => {
  const call = db.transaction().execute(async (tx) => {
    await tx.insertInto('kept').values({ name: 'swallowed' }).execute();
    await sql`select 1 / 0`.execute(tx).catch(() => undefined);
  });
  await expect(call).rejects.toThrow('the server rolled the transaction back');
  expect(await names()).toEqual([]);
});

test('a connection that is cut in a transaction says so itself, and is replaced by another', async () => {
  const call = db.transaction().execute(async (tx) => {
    await tx.insertInto('kept').values({ name: 'cut off' }).execute();
    await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx);
  });
  await expect(call).rejects.toThrow('terminating connection due to administrator command');
  expect(await names()).toEqual([]);
});

const keep = (tx: Kysely<Tables>, name: string) => tx.insertInto('kept').values({ name }).execute();

test('a change is not waited for: the next statement finds it done, and how many rows it met nobody learns', async () => {
  const call = inTransaction(db, 'read write', async (tx) => {
    const [told] = await tx.insertInto('kept').values({ name: 'sent' }).execute();
    expect([told?.numInsertedOrUpdatedRows, await tx.selectFrom('kept').select('name').execute()]).toEqual([-1n, [{ name: 'sent' }]]);
    throw new Error('enough');
  });
  await expect(call).rejects.toThrow('enough');
});

test.each([
  ['the commit', (tx: Kysely<Tables>) => keep(tx, 'after it')],
  ['the next statement that is waited for', (tx: Kysely<Tables>) => tx.selectFrom('kept').select('name').execute()],
])('what failed of what was not waited for is told by %s', async (_who, next) => {
  const call = inTransaction(db, 'read write', async (tx) => {
    await keep(tx, 'twice');
    await keep(tx, 'twice');
    await next(tx);
  });
  await expect(call).rejects.toThrow('duplicate key value violates unique constraint "kept_pkey"');
  expect(await names()).toEqual([]);
});

test('what is begun together goes out in its order; when the transaction is over nothing goes out any more', async () => {
  let late: Promise<unknown> | undefined;
  const call = inTransaction(db, 'read write', async (tx) => {
    const all = () => tx.selectFrom('kept').select('name').execute();
    const [none, , one] = await Promise.all([all(), keep(tx, 'first'), all()]);
    expect([none, one]).toEqual([[], [{ name: 'first' }]]);
    late = keep(tx, 'second').then(() => all()).then(() => keep(tx, 'third'));
    late.catch(() => undefined);
    throw new Error('over');
  });
  await expect(call).rejects.toThrow('over');
  await expect(late).rejects.toThrow('The transaction is over');
  expect(await names()).toEqual([]);
});

test('the connection goes on after all of this', async () => {
  const { numInsertedOrUpdatedRows } = await db.insertInto('kept').values({ name: 'kept' }).executeTakeFirstOrThrow();
  expect([numInsertedOrUpdatedRows, await names()]).toEqual([1n, ['kept']]);
});

test('a transaction that its process forgot is ended by the server; the connection is replaced by another', async () => {
  const told = await sql<{ setting: string }>`select setting from pg_settings where name in ('idle_in_transaction_session_timeout', 'tcp_keepalives_idle') order by name`.execute(db);
  expect(told.rows).toEqual([{ setting: '600000' }, { setting: '30' }]);
  const forgotten = db.transaction().execute(async (tx) => {
    await sql`set local idle_in_transaction_session_timeout = 20`.execute(tx);
    await tx.insertInto('kept').values({ name: 'forgotten' }).execute();
    await sql`select pg_advisory_xact_lock(1)`.execute(tx);
    await untilEnded();
    await tx.insertInto('kept').values({ name: 'remembered' }).execute();
  });
  await expect(forgotten).rejects.toThrow(/terminat|not queryable/);
  expect(await names()).toEqual(['kept']);
});

/** Resolves when nobody holds the lock of the forgotten transaction. */
async function untilEnded(): Promise<void> {
  const other = connect<Tables>(database.url, 'public', 1);
  await sql`select pg_advisory_lock(1)`.execute(other);
  await other.destroy();
}
