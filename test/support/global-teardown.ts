/** Stops the run's PostgreSQL; its data goes with it. */
export default async function tearDown(): Promise<void> {
  await globalThis.testDatabaseServer?.stop();
  // With one worker the test files ran in this process: what they left for a next file would keep it alive.
  setTimeout(() => process.exit(), 500).unref();
}
