import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Finding, Rule } from '../finding';
import { finding } from '../report';
import { lintWords } from './lint-words';

const configFile = join(import.meta.dirname, '../../../../.bpmnlintrc');
const thread = new URL('../lint-thread.mjs', import.meta.url);

const config = z.object({ extends: z.array(z.string()), rules: z.record(z.string(), z.unknown()).default({}) });
const report = z.object({ id: z.string().optional(), name: z.string().nullish(), message: z.string() });
const answer = z.tuple([z.array(z.record(z.string(), z.array(report)))]);
type Reports = z.infer<typeof answer>[0][number];

/** Told by a rule of ours that also names the other element. */
const toldElsewhere = ['no-overlapping-elements'];

/** bpmnlint's findings by the rules of `.bpmnlintrc`, as Camunda Modeler shows them, in plain words where we have some. */
export const lint: Rule = async ({ diagrams }): Promise<Finding[]> => {
  const settings = config.parse(JSON.parse(await readFile(configFile, 'utf8')));
  const worker = new Worker(thread, { workerData: { config: settings, diagrams: diagrams.map(({ xml }) => xml) } });
  const [results] = answer.parse(await once(worker, 'message'));
  return results.flatMap((reports, index) => toFindings(diagrams[index]?.file ?? '', reports));
};

function toFindings(file: string, byRule: Reports): Finding[] {
  const own = Object.entries(byRule).filter(([rule]) => !toldElsewhere.includes(rule));
  return own.flatMap(([rule, reports]) =>
    reports.map(({ id, name, message }) => {
      const words = lintWords(rule, message);
      return finding(`lint ${rule}`, file, name || id || file, words['zh-CN'], words.en);
    }),
  );
}
