/**
 * Runs a command: ends with the code that it returns, or with 1 for `false`, what it has told of already; when it fails,
 * with 1 and a sentence that says why.
 */
export function asCommand(main: () => Promise<boolean | number | void>): void {
  main().then(
    (ended) => {
      process.exitCode = typeof ended === 'number' ? ended : ended === false ? 1 : 0;
    },
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : String(error));
      process.exit(1);
    },
  );
}
