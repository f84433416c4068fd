import type { Diagram, Node } from '../diagram';
import type { Finding, Rule } from '../finding';
import { finding } from '../report';

const limit = 15;

/** Ways through a level of a diagram: one, and one more for each further way out of a node or boundary event. */
export const complexity: Rule = ({ diagrams }): Finding[] =>
  diagrams.flatMap((diagram) =>
    levels(diagram).flatMap(([level, nodes]) => {
      const ways = 1 + nodes.reduce((sum, node) => sum + branches(node), 0);
      if (ways <= limit) return [];
      return [finding('complexity', diagram.file, levelName(diagram, level), `这一层有${ways}条路径，最多${limit}条。请把一部分移到被调用的流程中。`, `This level has ${ways} ways through, ${limit} at most. Move a part into a called process.`)];
    }),
  );

const branches = ({ kind, outgoing }: Node) => Math.max(0, outgoing.length - 1) + (kind === 'boundaryEvent' ? 1 : 0);

/** Nodes of a diagram by the process or sub-process they lie in. */
export function levels({ nodes }: Diagram): [string, Node[]][] {
  return [...new Set(nodes.map(({ level }) => level))].map((level) => [level, nodes.filter((node) => node.level === level)]);
}

/** What owners call a level: the process's or sub-process's name. */
export function levelName({ nodes, frames }: Diagram, level: string): string {
  const node = nodes.find(({ id }) => id === level);
  const frame = frames.find(({ id }) => id === level);
  const name: unknown = node?.name ?? frame?.get('name');
  return typeof name === 'string' && name !== '' ? name : level;
}
