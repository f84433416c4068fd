import { many, one, text, type ModdleElement, type Model } from '../locale/moddle';

/** A rectangle of the picture, in its units (pixels). */
export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A drawn node, with the place of its text if that stands beside it. */
export interface Box extends Rectangle {
  element: ModdleElement;
  label?: Rectangle;
}

/** A drawn arrow. */
export interface Line {
  element: ModdleElement;
  points: { x: number; y: number }[];
  label?: Rectangle;
}

/** Places of nodes and arrows; pools and lanes are left out, since they hold the others. */
export function readGeometry({ root }: Model): { boxes: Box[]; lines: Line[] } {
  const drawn = many(root, 'diagrams').flatMap((diagram) => many(one(diagram, 'plane'), 'planeElement'));
  return { boxes: drawn.flatMap(toBox), lines: drawn.flatMap(toLine) };
}

function toBox(shape: ModdleElement): Box[] {
  const element = one(shape, 'bpmnElement');
  const bounds = toRectangle(one(shape, 'bounds'));
  if (shape.$type !== 'bpmndi:BPMNShape' || !element || !bounds) return [];
  if (['bpmn:Participant', 'bpmn:Lane'].includes(element.$type)) return [];
  return [{ element, ...bounds, ...labelOf(shape, element) }];
}

function toLine(edge: ModdleElement): Line[] {
  const element = one(edge, 'bpmnElement');
  if (edge.$type !== 'bpmndi:BPMNEdge' || !element) return [];
  const points = many(edge, 'waypoint').map((point) => ({ x: numberOf(point, 'x'), y: numberOf(point, 'y') }));
  return [{ element, points, ...labelOf(edge, element) }];
}

function labelOf(drawn: ModdleElement, element: ModdleElement): { label?: Rectangle } {
  const bounds = toRectangle(one(one(drawn, 'label'), 'bounds'));
  return bounds && text(element, 'name') ? { label: bounds } : {};
}

function toRectangle(bounds: ModdleElement | undefined): Rectangle | undefined {
  if (!bounds) return undefined;
  return { x: numberOf(bounds, 'x'), y: numberOf(bounds, 'y'), width: numberOf(bounds, 'width'), height: numberOf(bounds, 'height') };
}

function numberOf(element: ModdleElement, name: string): number {
  const value = element.get(name);
  return typeof value === 'number' ? value : 0;
}

/** True if the rectangles share area; touching edges do not count. */
export const overlap = (a: Rectangle, b: Rectangle): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** True if a straight piece of an arrow enters the rectangle; running along its edge does not count. */
export function enters(from: { x: number; y: number }, to: { x: number; y: number }, box: Rectangle): boolean {
  let [start, end] = [0, 1];
  const slabs: [number, number, number, number][] = [
    [from.x, to.x - from.x, box.x, box.x + box.width],
    [from.y, to.y - from.y, box.y, box.y + box.height],
  ];
  for (const [origin, step, low, high] of slabs) {
    if (step === 0 && (origin <= low || origin >= high)) return false;
    if (step === 0) continue;
    const [near, far] = [(low - origin) / step, (high - origin) / step].sort((a, b) => a - b);
    start = Math.max(start, near ?? 0);
    end = Math.min(end, far ?? 1);
  }
  return start < end;
}

/** True if the element lies in the other, at any depth. */
export function liesIn(element: ModdleElement, other: ModdleElement): boolean {
  for (let parent = element.$parent; parent; parent = parent.$parent) if (parent === other) return true;
  return false;
}
