import { many, text } from '../../locale/moddle';
import { extension, type Diagram, type Node } from '../diagram';
import type { Finding, Flows, Rule } from '../finding';
import { isInput, submittedNames } from '../form';
import { finding } from '../report';

/** Once a step has output mappings, only mapped variables leave it: what people fill in must be among them. */
export const formOutputs: Rule = (flows): Finding[] =>
  flows.diagrams.flatMap((diagram) => diagram.nodes.filter(({ kind }) => kind === 'userTask').flatMap((node) => lost(diagram, node, flows)));

function lost(diagram: Diagram, { element }: Node, { forms }: Flows): Finding[] {
  const formId = text(extension(element, 'zeebe:FormDefinition'), 'formId');
  const form = forms.find(({ id, folder }) => id === formId && folder === diagram.folder);
  if (!form?.components.some(isInput)) return [];
  const sources = many(extension(element, 'zeebe:IoMapping'), 'outputParameters').map((output) => text(output, 'source') ?? '');
  return submittedNames(form)
    .filter((name) => !sources.some((source) => new RegExp(`\\b${name}\\b`).test(source)))
    .map((name) => finding('form-outputs', diagram.file, element, `表单填写的“${name}”没有输出。请在输出映射中加上。`, `What the form asks as '${name}' is lost. Add it to the output mapping.`));
}
