import { BpmnModdle } from 'bpmn-moddle';
import { DmnModdle } from 'dmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };

/** A part of a parsed diagram or decision table. */
export interface ModdleElement {
  readonly $type: string;
  readonly id?: string;
  readonly $parent?: ModdleElement;
  get(name: string): unknown;
  set(name: string, value: unknown): void;
}

/** A parsed diagram or decision table: its root, every part with an id, and what was odd about the file. */
export interface Model {
  root: ModdleElement;
  elements: ModdleElement[];
  warnings: string[];
}

type Parsed = Awaited<ReturnType<BpmnModdle['fromXML']>>;

const bpmn = new BpmnModdle({ zeebe });
const dmn = new DmnModdle();

/** Reads a diagram; throws on XML that is none. */
export const readDiagram = async (xml: string): Promise<Model> => toModel(await bpmn.fromXML(xml));

/** Reads a decision table; throws on XML that is none. */
export const readDecision = async (xml: string): Promise<Model> => toModel(await dmn.fromXML(xml));

/** Writes a diagram as Camunda Modeler does. */
export const writeDiagram = async (root: ModdleElement): Promise<string> => (await bpmn.toXML(root, { format: true })).xml;

/** Writes a decision table as Camunda Modeler does. */
export const writeDecision = async (root: ModdleElement): Promise<string> => (await dmn.toXML(root, { format: true })).xml;

function toModel({ rootElement, elementsById, warnings }: Parsed): Model {
  if (!isElement(rootElement)) throw new Error('The file holds no model.');
  const elements = Object.values(elementsById).filter(isElement);
  return { root: rootElement, elements, warnings: warnings.map((warning) => (warning instanceof Error ? warning.message : String(warning))) };
}

/** True if the value is a part of a parsed file. */
export function isElement(value: unknown): value is ModdleElement {
  return typeof value === 'object' && value !== null && '$type' in value;
}

/** The part below that name, or undefined. */
export function one(element: ModdleElement | undefined, name: string): ModdleElement | undefined {
  const value = element?.get(name);
  return isElement(value) ? value : undefined;
}

/** The parts below that name, or an empty list. */
export function many(element: ModdleElement | undefined, name: string): ModdleElement[] {
  const value = element?.get(name);
  return Array.isArray(value) ? value.filter(isElement) : [];
}

/** The text of an attribute, or undefined. */
export function text(element: ModdleElement | undefined, name: string): string | undefined {
  const value = element?.get(name);
  return typeof value === 'string' ? value : undefined;
}
