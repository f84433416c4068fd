/** What a BPMN file calls things; enough for answers, without a full parse on the record stream. */
export interface BpmnNames {
  /** Element id → its name attribute. */
  elementNames: ReadonlyMap<string, string>;
  /** Process id → the form linked to its start event. */
  startForms: ReadonlyMap<string, string>;
}

const tag = /<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const notMarkup = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g;

/** Reads ids, names and start forms out of a BPMN file. */
export function readBpmnNames(xml: string): BpmnNames {
  const elementNames = new Map<string, string>();
  const startForms = new Map<string, string>();
  let processId = '';
  let inStartEvent = false;
  for (const [, closing, localName, attributes, selfClosing] of xml.replace(notMarkup, '').matchAll(tag)) {
    if (localName === 'startEvent') inStartEvent = !closing && !selfClosing;
    if (closing) continue;
    const { id, name, formId } = readAttributes(attributes ?? '');
    if (id !== undefined && name !== undefined) elementNames.set(id, name);
    if (localName === 'process') processId = id ?? '';
    if (localName === 'formDefinition' && inStartEvent && formId) startForms.set(processId, formId);
  }
  return { elementNames, startForms };
}

function readAttributes(text: string): { id?: string; name?: string; formId?: string } {
  const values: Record<string, string> = {};
  for (const [, name = '', double, single] of text.matchAll(attribute)) values[name] = unescape(double ?? single ?? '');
  return values;
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescape(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex: string, decimal: string, name: string) => {
    if (hex) return String.fromCodePoint(parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return entities[name] ?? whole;
  });
}
