import './test/support/jest/loader.mjs';

/**
 * Test files run in two plain Node.js threads (TypeScript through tsx; types are checked by `tsc`, not here): what one
 * file has loaded, compiled and started serves the next.
 */
export default {
  runner: 'jest-light-runner',
  setupFiles: ['<rootDir>/test/support/jest/loader.mjs'],
  transform: {},
  roots: ['<rootDir>/src', '<rootDir>/workers', '<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  maxWorkers: 2,
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  testSequencer: '<rootDir>/test/support/slowest-first.mjs',
  reporters: ['default', '<rootDir>/test/support/summary-reporter.mjs'],
};
