import { readFlows } from '../flow-files';
import { toDecision } from './decision';
import { toDiagram } from './diagram';
import type { Finding, Flows, KnownJob } from './finding';
import { toForm } from './form';
import { rules } from './rules';

/**
 * Looks through all diagrams, forms and decision tables below a folder of flows.
 * @param bpmnRoot the folder of flows, `bpmn/`
 * @param knownJobs the workers there are; empty: job types and their inputs are not looked at
 * @param knownPosts candidate groups there are, in kebab case; empty: not looked at
 * @returns what is to be mended, by file; empty if nothing is
 * @throws if a file can not be read at all, naming it
 */
export async function checkDiagrams(bpmnRoot: string, knownJobs: KnownJob[], knownPosts: string[]): Promise<Finding[]> {
  const flows = { ...(await readAll(bpmnRoot)), knownJobs, knownPosts };
  const found = await Promise.all(rules.map(async (rule) => rule(flows)));
  return found.flat().sort((a, b) => a.file.localeCompare(b.file));
}

async function readAll(root: string): Promise<Pick<Flows, 'diagrams' | 'forms' | 'decisions'>> {
  const files = (await readFlows(root)).flatMap(({ name: folder, files }) => files.map((file) => ({ folder, ...file })));
  const of = (kind: string) => files.filter((file) => file.kind === kind);
  return {
    diagrams: await Promise.all(of('bpmn').map((file) => reading(file, () => toDiagram(file.folder, file.name, file.text)))),
    forms: await Promise.all(of('form').map((file) => reading(file, () => toForm(file.folder, file.name, file.text)))),
    decisions: await Promise.all(of('dmn').map((file) => reading(file, () => toDecision(file.folder, file.name, file.text)))),
  };
}

async function reading<T>(file: { folder: string; name: string }, read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${file.folder}/${file.name} can not be read: ${reason}`, { cause: error });
  }
}
