/** Ends a test run with one plain line, `N passed, N failed`, that any CI can read. */
export default class SummaryReporter {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests > 0 ? `, ${results.numPendingTests} skipped` : '';
    process.stderr.write(`\n${results.numPassedTests} passed, ${failed} failed${skipped}\n`);
  }
}
