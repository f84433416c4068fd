import { spawn } from 'node:child_process';
import { ClusterFailure } from '../failure';
import type { Jdk } from './find-jdk';

const limitMs = 15 * 60_000;

/**
 * Builds the project of a pom file with Maven, its libraries included.
 * @param what the project's name in the sentence that says why it could not be built
 * @throws ClusterFailure when Maven is missing or the build fails
 */
export async function packageWithMaven(pomFile: string, jdk: Jdk, what: string): Promise<void> {
  const { code, output } = await run(['-q', '-B', '-f', pomFile, 'package'], { JAVA_HOME: jdk.home }, what);
  if (code !== 0) throw new ClusterFailure(`Maven could not build ${what}: ${firstError(output)}`);
}

function run(args: string[], environment: Record<string, string>, what: string) {
  return new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    const child = spawn('mvn', args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment }, timeout: limitMs });
    const output: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => output.push(text));
    child.on('close', (code) => resolve({ code, output: output.join('') }));
    child.on('error', () => reject(new ClusterFailure(`mvn is needed to build ${what}, but can't be started: install it, or put it on the PATH.`)));
  });
}

const firstError = (output: string) => /\[.*?ERROR.*?\] *(.+)/.exec(output)?.[1] ?? (output.trim().slice(-300) || 'no reason given');
