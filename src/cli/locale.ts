import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readFlows } from '../camunda/flow-files';
import { localizeDecision, localizeDiagram, localizeForm } from '../camunda/locale';
import type { Locale } from '../config';

const localize = { bpmn: localizeDiagram, dmn: localizeDecision, form: localizeForm };

/**
 * Turns the files of all flows to the language, in place. A file is replaced as a whole or not at all.
 * @returns the files that changed, as `flow/name`
 */
export async function turnFiles(root: string, locale: Locale): Promise<string[]> {
  const changed: string[] = [];
  for (const flow of await readFlows(root)) {
    for (const file of flow.files) {
      const text = await localize[file.kind](file.text, locale);
      if (text === file.text) continue;
      const path = join(root, flow.name, file.name);
      await writeFile(`${path}.new`, text);
      await rename(`${path}.new`, path);
      changed.push(`${flow.name}/${file.name}`);
    }
  }
  return changed;
}

async function main(): Promise<void> {
  const locale = z.enum(['zh-CN', 'en']).safeParse(process.argv[2]);
  if (!locale.success) {
    console.error('Say the language: npm run locale -- zh-CN  or  npm run locale -- en');
    process.exitCode = 2;
    return;
  }
  const changed = await turnFiles(process.argv[3] ?? 'bpmn', locale.data);
  console.log(changed.length === 0 ? `All files are in ${locale.data}.` : `${changed.length} files turned to ${locale.data}.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
