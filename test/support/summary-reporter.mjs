import { mkdirSync, writeFileSync } from 'node:fs';

/** Leaves the figures of a test run where `npm test` reads them for its last line. */
export default class SummaryReporter {
  onRunComplete(_contexts, results) {
    const figures = {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
    mkdirSync('.run', { recursive: true });
    writeFileSync('.run/test-result.json', JSON.stringify(figures));
  }
}
