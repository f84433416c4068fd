import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root, runJest } from './jest';

interface Step {
  name: string;
  program: string;
  arguments: string[];
}

/** The steps of `npm test` before the tests. They know nothing of each other and run side by side. */
const stepsBefore: Step[] = [
  { name: 'Code', program: 'eslint', arguments: ['.', '--max-warnings=0', '--cache', '--cache-location', '.run/eslint'] },
  { name: 'Types', program: 'tsc', arguments: ['-p', '.', '--incremental', '--tsBuildInfoFile', '.run/tsbuildinfo'] },
  { name: 'Diagrams', program: 'tsx', arguments: ['src/cli/check-diagrams.ts'] },
];
/** After all tests (a part of them reaches a part only): every node, sequence flow and decision rule has a case. */
const coverage: Step = { name: 'Coverage', program: 'tsx', arguments: ['src/cli/coverage.ts'] };
const jestArguments = process.argv.slice(2);

const bin = (program: string) => join(root, 'node_modules', '.bin', program);
const resultFile = join(root, '.run', 'test-result.json');
const counts = z.object({ passed: z.number(), failed: z.number(), skipped: z.number() });

process.exitCode = await runAll();

/** Runs every step and jest; ends with the plain line `N passed, N failed`. */
async function runAll(): Promise<number> {
  const failedBefore = await failing(stepsBefore);
  console.log('\n# Tests');
  rmSync(resultFile, { force: true });
  const jest = runJest(jestArguments);
  const stepsAfter = jestArguments.length === 0 ? [coverage] : [];
  const failedSteps = [...failedBefore, ...(await failing(stepsAfter))];
  const tests = readCounts();
  const passed = tests.passed + stepsBefore.length + stepsAfter.length - failedSteps.length;
  const failed = tests.failed + failedSteps.length + (jest.status !== 0 && tests.failed === 0 ? 1 : 0);
  for (const step of failedSteps) console.log(`${step.name}: not passed, see above`);
  console.log(`\n${passed} passed, ${failed} failed${tests.skipped > 0 ? `, ${tests.skipped} skipped` : ''}`);
  return failed === 0 ? 0 : 1;
}

/** Those of the steps that failed. What each of them says is told in one piece, in their order. */
async function failing(steps: Step[]): Promise<Step[]> {
  const failed: Step[] = [];
  for (const { step, ended } of steps.map((each) => ({ step: each, ended: run(each) }))) {
    const { code, output } = await ended;
    console.log(`\n# ${step.name}\n${output}`);
    if (code !== 0) failed.push(step);
  }
  return failed;
}

function run(step: Step): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(bin(step.program), step.arguments, { cwd: root });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('error', reject).on('close', (code) => resolve({ code, output }));
  });
}

function readCounts(): z.infer<typeof counts> {
  try {
    return counts.parse(JSON.parse(readFileSync(resultFile, 'utf8')));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
