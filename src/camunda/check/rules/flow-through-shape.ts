import { one } from '../../locale/moddle';
import { visibleName } from '../diagram';
import type { Finding, Rule } from '../finding';
import { enters, liesIn, type Box, type Line } from '../geometry';
import { finding } from '../report';

/** No arrow runs through an element. */
export const flowThroughShape: Rule = ({ diagrams }): Finding[] =>
  diagrams.flatMap(({ file, boxes, lines }) =>
    lines.flatMap((line) =>
      boxes
        .filter((box) => runsThrough(line, box))
        .map((box) => {
          const name = visibleName(box.element);
          return finding('flow-through-shape', file, line.element, `连线穿过“${name}”。请改走别处。`, `The arrow runs through '${name}'. Lead it around.`);
        }),
    ),
  );

function runsThrough({ element, points }: Line, box: Box): boolean {
  const [source, target] = [one(element, 'sourceRef'), one(element, 'targetRef')];
  if ([source, target].some((end) => end !== undefined && liesIn(end, box.element))) return false;
  const pieces = points.slice(1).map((to, index) => ({ from: points[index] ?? to, to }));
  // The first piece starts on its source's edge, the last one ends on its target's.
  const relevant = pieces.slice(source === box.element ? 1 : 0, target === box.element ? -1 : undefined);
  return relevant.some(({ from, to }) => enters(from, to, box));
}
