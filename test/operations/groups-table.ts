import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { candidateGroupOf, postName, posts } from '../../src/people/posts';

const flows = join(import.meta.dirname, '..', '..', 'bpmn');

/** The table of docs/operating.md: each group that a cluster needs, who belongs to it, and the diagrams that have tasks for it or that it begins. */
export function groupsTable(): string[] {
  const diagrams = readdirSync(flows, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.bpmn'))
    .map((name) => ({ flow: name.replace(/[/\\].*/, ''), groups: groupsOf(readFileSync(join(flows, name), 'utf8')) }));
  const rows = posts.map((post) => {
    const group = candidateGroupOf(post);
    const where = [...new Set(diagrams.filter(({ groups }) => groups.includes(group)).map(({ flow }) => `\`${flow}\``))].toSorted();
    return `| \`${group}\` | ${postName(post, 'zh-CN')} | ${postName(post, 'en')} | ${where.length > 0 ? where.join(', ') : 'signing points and tasks whose group a variable names'} |`;
  });
  return ['| group | 岗位 | post | tasks in, or begins |', '|---|---|---|---|', ...rows];
}

const groupsOf = (xml: string): string[] => [...xml.matchAll(/(?:candidateGroups|name="startedBy" value)="([^"]*)"/g)].flatMap(([, groups = '']) => groups.split(',').map((group) => group.trim()));
