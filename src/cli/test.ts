import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root, runJest } from './jest';

/** The steps of `npm test`, in the order in which a fault is cheapest to find. */
const steps: { name: string; program: string; arguments: string[] }[] = [
  { name: 'Code', program: 'eslint', arguments: ['.', '--max-warnings=0', '--cache', '--cache-location', '.run/eslint'] },
  { name: 'Types', program: 'tsc', arguments: ['-p', '.'] },
  { name: 'Diagrams', program: 'tsx', arguments: ['src/cli/check-diagrams.ts'] },
];

const bin = (program: string) => join(root, 'node_modules', '.bin', program);
const resultFile = join(root, '.run', 'test-result.json');
const counts = z.object({ passed: z.number(), failed: z.number(), skipped: z.number() });

process.exitCode = runAll();

/** Runs every step, then jest; ends with the plain line `N passed, N failed`. */
function runAll(): number {
  const failedSteps = steps.filter((step) => {
    console.log(`\n# ${step.name}`);
    return spawnSync(bin(step.program), step.arguments, { cwd: root, stdio: 'inherit' }).status !== 0;
  });
  console.log('\n# Tests');
  rmSync(resultFile, { force: true });
  const jest = runJest(process.argv.slice(2));
  const tests = readCounts();
  const passed = tests.passed + steps.length - failedSteps.length;
  const failed = tests.failed + failedSteps.length + (jest.status !== 0 && tests.failed === 0 ? 1 : 0);
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
