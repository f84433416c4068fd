/** Stops the run's PostgreSQL; its data goes with it. */
export default async function tearDown(): Promise<void> {
  await globalThis.testDatabaseServer?.stop();
}
