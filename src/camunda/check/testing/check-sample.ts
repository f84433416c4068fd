import { join } from 'node:path';
import { readFlows, type FlowFile } from '../../flow-files';
import { toDecision } from '../decision';
import { toDiagram } from '../diagram';
import type { Finding, Flows } from '../finding';
import { toForm } from '../form';
import { rules } from '../rules';
import { lint } from '../rules/lint';

/** One replaced piece of text in a file of the sample. */
export interface Change {
  file: string;
  from: string;
  to: string;
}

const knownJobs = [
  { type: 'desk.record-answer', inputs: ['caseNo', 'answer'] },
  { type: 'desk.tell', inputs: ['caseNo'] },
  { type: 'desk.carry-out', inputs: ['caseNo'] },
  { type: 'people.check-act', inputs: [] },
  { type: 'people.confirm-act', inputs: [] },
];

/**
 * For tests: what the rules find in the small faultless sample flow after some changes.
 * @param withLint also runs bpmnlint, which takes a third of a second
 */
export async function checkSample(changes: Change[], withLint: boolean): Promise<Finding[]> {
  const folders = await readFlows(join(import.meta.dirname, '../fixtures'));
  const files = folders.flatMap(({ files }) => files).map((file) => ({ ...file, text: changed(file, changes) }));
  const of = (kind: FlowFile['kind']) => files.filter((file) => file.kind === kind);
  const flows: Flows = {
    diagrams: await Promise.all(of('bpmn').map(({ name, text }) => toDiagram('sample', name, text))),
    forms: of('form').map(({ name, text }) => toForm('sample', name, text)),
    decisions: await Promise.all(of('dmn').map(({ name, text }) => toDecision('sample', name, text))),
    knownJobs,
    knownPosts: ['clerk', 'reviewer'],
  };
  const chosen = rules.filter((rule) => withLint || rule !== lint);
  return (await Promise.all(chosen.map(async (rule) => rule(flows)))).flat();
}

function changed(file: FlowFile, changes: Change[]): string {
  return changes.filter((change) => change.file === file.name).reduce((text, { from, to }) => {
    if (!text.includes(from)) throw new Error(`${file.name} does not hold: ${from}`);
    return text.replace(from, to);
  }, file.text);
}
