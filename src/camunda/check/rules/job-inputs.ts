import { many, text } from '../../locale/moddle';
import { extension, type Node } from '../diagram';
import type { Finding, KnownJob, Rule } from '../finding';
import { finding } from '../report';

/** A step maps one input for each field of its worker, and no other. */
export const jobInputs: Rule = ({ diagrams, knownJobs }): Finding[] =>
  diagrams.flatMap(({ file, nodes }) =>
    nodes.flatMap((node) => {
      const job = knownJobs.find(({ type }) => type === text(extension(node.element, 'zeebe:TaskDefinition'), 'type'));
      return job ? compare(file, node, job) : [];
    }),
  );

function compare(file: string, { element }: Node, { type, inputs }: KnownJob): Finding[] {
  const mapped = many(extension(element, 'zeebe:IoMapping'), 'inputParameters').map((input) => text(input, 'target') ?? '');
  const missing = inputs.filter((input) => !mapped.includes(input));
  const unknown = mapped.filter((target) => !inputs.includes(target));
  return [
    ...missing.map((input) => finding('job-inputs', file, element, `作业“${type}”需要输入“${input}”。请在输入映射中加上。`, `The job '${type}' needs the input '${input}'. Add it to the input mapping.`)),
    ...unknown.map((input) => finding('job-inputs', file, element, `作业“${type}”不认识输入“${input}”。请删去，或改为：${inputs.join('、')}。`, `The job '${type}' knows no input '${input}'. Remove it, or use one of: ${inputs.join(', ')}.`)),
  ];
}
