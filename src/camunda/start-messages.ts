import { readFlows } from './flow-files';
import { many, one, readDiagram, text } from './locale/moddle';

/**
 * The process that each message starts, by the message's name.
 * @param root the folder of flows, `bpmn/`
 */
export async function processesStarted(root: string): Promise<Map<string, string>> {
  const files = (await readFlows(root)).flatMap((flow) => flow.files.filter(({ kind }) => kind === 'bpmn'));
  const starts = await Promise.all(files.map((file) => knownStartsOf(file.text)));
  return new Map(starts.flat());
}

type Start = [message: string, processId: string];

/** By the diagram's text: where installations are opened one after another, they read the same diagrams. */
const known = new Map<string, Promise<Start[]>>();

function knownStartsOf(diagram: string): Promise<Start[]> {
  const starts = known.get(diagram) ?? (diagram.includes('messageEventDefinition') ? startsOf(diagram) : Promise.resolve([]));
  known.set(diagram, starts);
  return starts;
}

async function startsOf(diagram: string): Promise<Start[]> {
  const { elements } = await readDiagram(diagram);
  return elements
    .filter(({ $type, $parent }) => $type === 'bpmn:StartEvent' && $parent?.$type === 'bpmn:Process')
    .flatMap((start) =>
      many(start, 'eventDefinitions').flatMap((definition): Start[] => {
        const message = text(one(definition, 'messageRef'), 'name');
        return message === undefined || start.$parent?.id === undefined ? [] : [[message, start.$parent.id]];
      }),
    );
}
