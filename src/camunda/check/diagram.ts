import { isElement, many, one, readDiagram, text, type ModdleElement, type Model } from '../locale/moddle';
import { readGeometry, type Box, type Line } from './geometry';

/** A step, event or gateway of a diagram. */
export interface Node {
  id: string;
  /** BPMN's own name of its kind: `userTask`, `exclusiveGateway` … */
  kind: string;
  /** Visible name; empty if it has none. */
  name: string;
  /** Id of the process or sub-process it lies in. */
  level: string;
  incoming: Flow[];
  outgoing: Flow[];
  element: ModdleElement;
}

/** An arrow between two nodes. */
export interface Flow {
  id: string;
  name: string;
  condition: string;
  isDefault: boolean;
  element: ModdleElement;
}

/** A diagram's file as the rules see it. */
export interface Diagram {
  /** `<flow>/<file>` */
  file: string;
  folder: string;
  name: string;
  processIds: string[];
  nodes: Node[];
  flows: Flow[];
  /** Pools, lanes, processes: what is named beside nodes and flows. */
  frames: ModdleElement[];
  boxes: Box[];
  lines: Line[];
  /** The file's text. */
  xml: string;
}

/** Reads a diagram's file for the rules; throws on XML that is no BPMN. */
export async function toDiagram(folder: string, name: string, xml: string): Promise<Diagram> {
  const model = await readDiagram(xml);
  const flows = ofKinds(model, ['sequenceFlow']).map(toFlow);
  const nodes = model.elements.filter(isNode).map((element) => toNode(element, flows));
  return {
    file: `${folder}/${name}`,
    folder,
    name,
    nodes,
    flows,
    processIds: ofKinds(model, ['process']).map(({ id }) => id ?? ''),
    frames: ofKinds(model, ['process', 'participant', 'lane']),
    ...readGeometry(model),
    xml,
  };
}

/** BPMN's name of an element's kind without its prefix, in lower camel case. */
export function kindOf(element: ModdleElement): string {
  const kind = element.$type.replace(/^bpmn:/, '');
  return kind.charAt(0).toLowerCase() + kind.slice(1);
}

/** The visible name of an element, else its id. */
export const visibleName = (element: ModdleElement): string => text(element, 'name') || (element.id ?? element.$type);

/** The first extension element of that kind, e.g. `zeebe:TaskDefinition`. */
export const extension = (element: ModdleElement, type: string): ModdleElement | undefined =>
  many(one(element, 'extensionElements'), 'values').find(({ $type }) => $type === type);

const nodeKind = /(Task|Event|Gateway|callActivity|subProcess)$|^(task|transaction|adHocSubProcess)$/;

const isNode = (element: ModdleElement) => element.$type.startsWith('bpmn:') && nodeKind.test(kindOf(element));

const ofKinds = ({ elements }: Model, kinds: string[]) => elements.filter((element) => kinds.includes(kindOf(element)));

function toFlow(element: ModdleElement): Flow {
  const source = one(element, 'sourceRef');
  return {
    id: element.id ?? '',
    name: text(element, 'name') ?? '',
    condition: text(one(element, 'conditionExpression'), 'body') ?? '',
    isDefault: source !== undefined && one(source, 'default') === element,
    element,
  };
}

function toNode(element: ModdleElement, flows: Flow[]): Node {
  const parent = element.$parent;
  return {
    id: element.id ?? '',
    kind: kindOf(element),
    name: text(element, 'name') ?? '',
    level: isElement(parent) ? (parent.id ?? '') : '',
    incoming: flows.filter((flow) => one(flow.element, 'targetRef') === element),
    outgoing: flows.filter((flow) => one(flow.element, 'sourceRef') === element),
    element,
  };
}
