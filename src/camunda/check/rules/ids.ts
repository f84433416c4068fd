import type { Finding, Rule } from '../finding';
import { finding } from '../report';

/** A file is called after what it holds, so that calls and links are found by their file. */
export const ids: Rule = ({ diagrams, forms, decisions }): Finding[] => [
  ...diagrams.flatMap(({ file, name, processIds }) => named(file, stem(name), processIds)),
  ...decisions.flatMap(({ file, name, ids: own }) => named(file, stem(name), own)),
  ...forms.flatMap(({ file, name, id }) => named(file, stem(name), [id])),
];

const stem = (name: string) => name.replace(/\.[^.]+$/, '');

function named(file: string, expected: string, found: string[]): Finding[] {
  if (found.includes(expected)) return [];
  const id = found.join(', ') || '-';
  return [finding('ids', file, id, `编号“${id}”应与文件名“${expected}”相同。请改编号或文件名。`, `The id '${id}' should be the file's name '${expected}'. Change one of them.`)];
}
