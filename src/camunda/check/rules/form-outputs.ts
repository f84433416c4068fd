import { many, text, type ModdleElement } from '../../locale/moddle';
import { extension, type Diagram, type Node } from '../diagram';
import type { Finding, Flows, Rule } from '../finding';
import { isInput, submittedNames, type Form } from '../form';
import { finding } from '../report';

/** Once a step has output mappings, only mapped variables leave it: what people fill in must be among them. */
export const formOutputs: Rule = (flows): Finding[] =>
  flows.diagrams.flatMap((diagram) =>
    diagram.nodes.filter(({ kind }) => kind === 'userTask').flatMap((node) => [...lost(diagram, node, flows), ...smuggled(diagram, node, flows)]),
  );

function lost(diagram: Diagram, { element }: Node, flows: Flows): Finding[] {
  const form = formOf(diagram, element, flows);
  const sources = sourcesOf(element);
  if (sources.length === 0 || !form?.components.some(isInput)) return [];
  return submittedNames(form)
    .filter((name) => !sources.some((source) => new RegExp(`\\b${name}\\b`).test(source)))
    .map((name) => finding('form-outputs', diagram.file, element, `表单填写的“${name}”没有输出。请在输出映射中加上。`, `What the form asks as '${name}' is lost. Add it to the output mapping.`));
}

/** Whoever completes a step may hand in any variable; only what the form asks may get into the case. */
function smuggled(diagram: Diagram, { element }: Node, flows: Flows): Finding[] {
  const sources = sourcesOf(element);
  if (sources.length === 0) {
    return [finding('form-outputs', diagram.file, element, '没有输出映射：完成任务时交来的任何变量都会进入流程。请至少写一个输出。', 'Without an output mapping, every variable that is handed in gets into the case. Map at least one.')];
  }
  const form = formOf(diagram, element, flows);
  if (form === undefined) return [];
  const asked = submittedNames(form);
  return sources
    .flatMap(namesIn)
    .filter((name) => !asked.includes(name))
    .map((name) => finding('form-outputs', diagram.file, element, `输出读取“${name}”，但表单不填写它：完成任务的人可以冒充。请在别的步骤输出。`, `An output reads '${name}', which the form does not ask: whoever completes the step could hand in another one. Map it in another step.`));
}

/** `item` is the row that a filter looks at. */
const words = 'item null true false if then else and or not in between for return some every satisfies instance of number string boolean list context'.split(' ');

/** Variables that an expression reads: neither texts nor functions nor parts of a context. */
function namesIn(source: string): string[] {
  const names = source.replace(/"[^"]*"/g, '').match(/(?<![.\w])[A-Za-z_]\w*(?!\w*\s*\()/g) ?? [];
  return names.filter((name) => !words.includes(name));
}

function formOf({ folder }: Diagram, element: ModdleElement, { forms }: Flows): Form | undefined {
  const formId = text(extension(element, 'zeebe:FormDefinition'), 'formId');
  return forms.find((form) => form.id === formId && form.folder === folder);
}

const sourcesOf = (element: ModdleElement) =>
  many(extension(element, 'zeebe:IoMapping'), 'outputParameters').map((output) => text(output, 'source') ?? '');
