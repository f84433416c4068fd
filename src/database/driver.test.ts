import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql, type Kysely } from 'kysely';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';
import { connect } from './connect';

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

test('the connection goes on after all of this', async () => {
  const { numInsertedOrUpdatedRows } = await db.transaction().execute((tx) => tx.insertInto('kept').values({ name: 'kept' }).executeTakeFirstOrThrow());
  expect([numInsertedOrUpdatedRows, await names()]).toEqual([1n, ['kept']]);
});
