import { readFlows } from '../../camunda/flow-files';
import { many, one, readDecision, readDiagram, text, type ModdleElement } from '../../camunda/locale/moddle';
import type { Kind } from './passed';

/** Something that an instance can pass, in its owner's words. */
export interface Part {
  id: string;
  name: string;
  /** A node with which it is passed: the engine tells nothing of a way out of an event-based gateway, only of the event. */
  passedWith?: string;
}

/** What there is to pass in a diagram (`nodes`, `flows`) or a decision table (`rules`). */
export interface Owner {
  /** Id of the process or the decision. */
  id: string;
  parts: Partial<Record<Kind, Part[]>>;
}

/** Every process and every decision below the folder of flows, in the order of files. */
export async function readOwners(root: string): Promise<Owner[]> {
  const files = (await readFlows(root)).flatMap((flow) => flow.files);
  const owners = files.map(async ({ kind, text: content }) => {
    if (kind === 'bpmn') return processesOf((await readDiagram(content)).elements);
    return kind === 'dmn' ? decisionsOf((await readDecision(content)).elements) : [];
  });
  return (await Promise.all(owners)).flat();
}

function processesOf(elements: ModdleElement[]): Owner[] {
  return elements.filter(({ $type }) => $type === 'bpmn:Process').map((process) => {
    const inside = elements.filter((element) => belongsTo(element, process));
    const flows = inside.filter(({ $type }) => $type === 'bpmn:SequenceFlow');
    return { id: process.id ?? '', parts: { nodes: inside.filter(isNode).map(toNode), flows: flows.map(toFlow) } };
  });
}

/** Activities, gateways and events, those at a boundary included: whatever a sequence flow may touch. */
const isNode = (element: ModdleElement) => /(Task|Gateway|Event|SubProcess|CallActivity)$/.test(element.$type);

const belongsTo = (element: ModdleElement, process: ModdleElement): boolean =>
  element.$parent !== undefined && (element.$parent === process || belongsTo(element.$parent, process));

const toNode = (element: ModdleElement): Part => ({ id: element.id ?? '', name: nameOf(element) });

function toFlow(flow: ModdleElement): Part {
  const way = { id: flow.id ?? '', name: wayOf(flow) };
  const event = one(flow, 'targetRef')?.id;
  return one(flow, 'sourceRef')?.$type === 'bpmn:EventBasedGateway' && event !== undefined ? { ...way, passedWith: event } : way;
}

/** `问题 –是→ 下一步`. */
function wayOf(flow: ModdleElement): string {
  const end = (name: string) => nameOf(one(flow, name));
  const label = text(flow, 'name');
  return `${end('sourceRef')} ${label ? `–${label}→` : '→'} ${end('targetRef')}`;
}

const nameOf = (element: ModdleElement | undefined) => (element && (text(element, 'name')?.replaceAll(/\s+/g, ' ') ?? element.id)) ?? '';

function decisionsOf(elements: ModdleElement[]): Owner[] {
  return elements.filter(({ $type }) => $type === 'dmn:Decision').map((decision) => ({
    id: decision.id ?? '',
    parts: { rules: many(one(decision, 'decisionLogic'), 'rule').map((rule) => ({ id: rule.id ?? '', name: text(rule, 'description') ?? '' })) },
  }));
}
