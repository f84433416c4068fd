import { readFlows } from './flow-files';
import { many, one, readDiagram, text } from './locale/moddle';

/**
 * The process that each message starts, by the message's name.
 * @param root the folder of flows, `bpmn/`
 */
export async function processesStarted(root: string): Promise<Map<string, string>> {
  const files = (await readFlows(root)).flatMap((flow) => flow.files.filter(({ kind }) => kind === 'bpmn'));
  const starts = await Promise.all(files.map((file) => startsOf(file.text)));
  return new Map(starts.flat());
}

async function startsOf(diagram: string): Promise<[message: string, processId: string][]> {
  const { elements } = await readDiagram(diagram);
  return elements
    .filter(({ $type, $parent }) => $type === 'bpmn:StartEvent' && $parent?.$type === 'bpmn:Process')
    .flatMap((start) =>
      many(start, 'eventDefinitions').flatMap((definition): [string, string][] => {
        const message = text(one(definition, 'messageRef'), 'name');
        return message === undefined || start.$parent?.id === undefined ? [] : [[message, start.$parent.id]];
      }),
    );
}
