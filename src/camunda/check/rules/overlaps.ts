import { visibleName, type Diagram } from '../diagram';
import type { Finding, Rule } from '../finding';
import { liesIn, overlap, type Box } from '../geometry';
import { finding } from '../report';

/** No element covers another, and no text stands on an element. */
export const overlaps: Rule = ({ diagrams }): Finding[] => diagrams.flatMap((diagram) => [...covered(diagram), ...written(diagram)]);

function covered({ file, boxes }: Diagram): Finding[] {
  return boxes.flatMap((box, index) =>
    boxes
      .slice(index + 1)
      .filter((other) => overlap(box, other) && !nested(box, other))
      .map((other) => {
        const name = visibleName(other.element);
        return finding('overlaps', file, box.element, `与“${name}”重叠。请移开。`, `It overlaps '${name}'. Move them apart.`);
      }),
  );
}

// A sub-process holds its steps; a boundary event sits on its step.
const nested = (a: Box, b: Box) =>
  liesIn(a.element, b.element) || liesIn(b.element, a.element) || [a, b].some(({ element }) => element.$type === 'bpmn:BoundaryEvent');

function written({ file, boxes, lines }: Diagram): Finding[] {
  return [...boxes, ...lines].flatMap(({ element, label }) =>
    boxes
      .filter((box) => label !== undefined && box.element.$type !== 'bpmn:SubProcess' && overlap(label, box))
      .map((box) => {
        const name = visibleName(box.element);
        return finding('overlaps', file, element, `文字压在“${name}”上。请移开文字。`, `Its text stands on '${name}'. Move the text.`);
      }),
  );
}
