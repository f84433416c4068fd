import { startEmbeddedDatabase, type EmbeddedDatabase } from '../../src/database/embedded';

declare global {
  // Jest's global set-up and teardown share nothing but the global object.
  var testDatabaseServer: EmbeddedDatabase | undefined;
}

/** One PostgreSQL for the whole run (or TEST_DATABASE_URL); each test file makes its own database in it. */
export default async function setUp(): Promise<void> {
  if (process.env['TEST_DATABASE_URL']) return;
  globalThis.testDatabaseServer = await startEmbeddedDatabase();
  process.env['TEST_DATABASE_URL'] = globalThis.testDatabaseServer.url;
}
