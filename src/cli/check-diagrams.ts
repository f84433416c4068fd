import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { checkDiagrams, type KnownJob } from '../camunda/check';
import { candidateGroupOf, posts } from '../people/posts';
import { workersOf } from '../../workers';

/** The workers there are, as the check wants them. */
export const knownJobs = (): KnownJob[] => workersOf().map(({ type, input }) => ({ type, inputs: Object.keys(input.shape) }));

/** Candidate groups there are, in kebab case. */
export const knownPosts = (): string[] => posts.map(candidateGroupOf);

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { locale: { type: 'string', default: 'zh-CN' } }, allowPositionals: true });
  const locale = z.enum(['zh-CN', 'en']).parse(values.locale);
  const findings = await checkDiagrams(positionals[0] ?? 'bpmn', knownJobs(), knownPosts());
  for (const { file, element, message } of findings) console.log(`${file}: ${element}: ${message[locale]}`);
  if (findings.length > 0) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
