import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import bpmnlint from 'bpmnlint';
import NodeResolver from 'bpmnlint/lib/resolver/node-resolver.js';
import { z } from 'zod';
import type { Diagram } from '../diagram';
import type { Finding, Rule } from '../finding';
import { finding } from '../report';
import { lintWords } from './lint-words';

const configFile = join(import.meta.dirname, '../../../../.bpmnlintrc');
const config = z.object({ extends: z.array(z.string()), rules: z.record(z.string(), z.unknown()).default({}) });
const report = z.object({ id: z.string().optional(), name: z.string().nullish(), message: z.string() });

/** Told by a rule of ours that also names the other element. */
const toldElsewhere = ['no-overlapping-elements'];

/** bpmnlint's findings by the rules of `.bpmnlintrc`, as Camunda Modeler shows them, in plain words where we have some. */
export const lint: Rule = async ({ diagrams }): Promise<Finding[]> => {
  const settings = config.parse(JSON.parse(await readFile(configFile, 'utf8')));
  const resolver = new NodeResolver({ require: createRequire(import.meta.url) });
  const linter = new bpmnlint.Linter({ config: settings, resolver });
  const found = await Promise.all(diagrams.map(async (diagram) => toFindings(diagram, await linter.lint(diagram.root))));
  return found.flat();
};

function toFindings({ file }: Diagram, results: unknown): Finding[] {
  const byRule = z.record(z.string(), z.array(report)).parse(results);
  const own = Object.entries(byRule).filter(([rule]) => !toldElsewhere.includes(rule));
  return own.flatMap(([rule, reports]) =>
    reports.map(({ id, name, message }) => {
      const words = lintWords(rule, message);
      return finding(`lint ${rule}`, file, name || id || file, words['zh-CN'], words.en);
    }),
  );
}
