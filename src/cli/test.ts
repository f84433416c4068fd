import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root, runJest } from './jest';
import { coverage, failing, stepsBeside } from './steps';

const jestArguments = process.argv.slice(2);

const resultFile = join(root, '.run', 'test-result.json');
const counts = z.object({ passed: z.number(), failed: z.number(), skipped: z.number() });

process.exitCode = await runAll();

/** Runs jest and, beside it, every step that needs nothing of it; ends with the plain line `N passed, N failed`. */
async function runAll(): Promise<number> {
  rmSync(resultFile, { force: true });
  const [jest, failedBeside] = await Promise.all([runJest(jestArguments), failing(stepsBeside)]);
  const stepsAfter = jestArguments.length === 0 ? [coverage] : [];
  const failedSteps = [...failedBeside, ...(await failing(stepsAfter))];
  const tests = readCounts();
  const passed = tests.passed + stepsBeside.length + stepsAfter.length - failedSteps.length;
  const failed = tests.failed + failedSteps.length + (jest !== 0 && tests.failed === 0 ? 1 : 0);
  for (const step of failedSteps) console.log(`${step.name}: not passed, see above`);
  console.log(`\n${passed} passed, ${failed} failed${tests.skipped > 0 ? `, ${tests.skipped} skipped` : ''}`);
  return failed === 0 ? 0 : 1;
}

function readCounts(): z.infer<typeof counts> {
  try {
    return counts.parse(JSON.parse(readFileSync(resultFile, 'utf8')));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
