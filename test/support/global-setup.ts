import { buildIfChanged } from '../../src/cli/build.mjs';
import { ensureEngine } from '../../src/cluster';
import { startEmbeddedDatabase, type EmbeddedDatabase } from '../../src/database/embedded';
import { createLogger } from '../../src/log';
import { passedStore } from './passed-parts';

declare global {
  // Jest's global set-up and teardown share nothing but the global object.
  var testDatabaseServer: EmbeddedDatabase | undefined;
}

/**
 * The engine and the bundle are built before any test waits for them; one PostgreSQL serves the whole run (or
 * TEST_DATABASE_URL), and each test file makes its own database in it.
 */
export default async function setUp(): Promise<void> {
  passedStore.clear();
  await buildIfChanged();
  await ensureEngine(createLogger('warn'));
  if (process.env['TEST_DATABASE_URL']) return;
  globalThis.testDatabaseServer = await startEmbeddedDatabase();
  process.env['TEST_DATABASE_URL'] = globalThis.testDatabaseServer.url;
}
