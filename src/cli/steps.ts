import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './jest';

export interface Step {
  name: string;
  program: string;
  arguments: string[];
  /** Beside those of this process. */
  env?: NodeJS.ProcessEnv;
}

/** Lint and types in one reading of the code, by `.oxlintrc.json`: `npm run check`. */
export const code: Step = { name: 'Code and types', program: join(root, 'node_modules', '.bin', 'oxlint'), arguments: ['--deny-warnings'] };
/** The steps of `npm test` beside the tests. */
export const stepsBeside: Step[] = [
  // In one thread: several would each work out the same types, while the tests want the processors.
  { ...code, env: { GOMAXPROCS: '1' } },
  ours('Diagrams', 'check-diagrams'),
  ours('Packages', 'audit-packages', '--or-not-asked'),
];
/** After all tests (a part of them reaches a part only): every node, sequence flow and decision rule has a case. */
export const coverage: Step = ours('Coverage', 'coverage');

/** A command of this folder. */
function ours(name: string, ...words: string[]): Step {
  return { name, program: process.execPath, arguments: [join(root, 'src', 'cli', 'bootstrap.mjs'), ...words] };
}

/**
 * Runs steps that know nothing of each other side by side; what each of them says is told in one piece, in their order.
 * @returns those that failed
 */
export async function failing(steps: Step[]): Promise<Step[]> {
  const failed: Step[] = [];
  for (const { step, ended } of steps.map((each) => ({ step: each, ended: run(each) }))) {
    const { code: exitCode, output } = await ended;
    console.log(`\n# ${step.name}\n${output}`);
    if (exitCode !== 0) failed.push(step);
  }
  return failed;
}

function run(step: Step): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(step.program, step.arguments, { cwd: root, env: { ...process.env, ...step.env } });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('error', reject).on('close', (exitCode) => resolve({ code: exitCode, output }));
  });
}
