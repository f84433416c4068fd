import { many, text, type ModdleElement } from '../../locale/moddle';
import { extension, type Diagram } from '../diagram';
import type { Finding, Rule } from '../finding';
import { finding } from '../report';

/** A person's step: a form, a post that may do it, a named act, and the listeners that keep makers and checkers apart (I-G-9). */
export const userTask: Rule = ({ diagrams }): Finding[] => {
  const acts = diagrams.flatMap(({ nodes }) => nodes.flatMap(({ element }) => header(element, 'act') ?? []));
  return diagrams.flatMap((diagram) => diagram.nodes.filter(({ kind }) => kind === 'userTask').flatMap(({ element }) => check(diagram, element, acts)));
};

function check({ file }: Diagram, element: ModdleElement, acts: string[]): Finding[] {
  const say = (zh: string, en: string) => finding('user-task', file, element, zh, en);
  const named = ['excludes', 'excludesInCase', 'superiorOf'].flatMap((key) => (header(element, key) ?? '').split(',').map((act) => ({ key, act: act.trim() })));
  const unknown = named.filter(({ act }) => act !== '' && !acts.includes(act));
  return [
    ...absent(extension(element, 'zeebe:UserTask'), say('请在“实现”中选择Camunda用户任务。', "Choose 'Camunda user task' as its implementation.")),
    ...absent(extension(element, 'zeebe:FormDefinition'), say('没有表单。请关联一张表单。', 'It has no form. Link one.')),
    ...absent(text(extension(element, 'zeebe:AssignmentDefinition'), 'candidateGroups'), say('没有候选岗位。请填写由哪个岗位办理。', 'It has no candidate group. Say which post does it.')),
    ...absent(header(element, 'act'), say('没有标头“act”。请写明所办之事，例如“makeIssueSlip”。', "It has no header 'act'. Name what is done, e.g. 'makeIssueSlip'.")),
    ...absent(hasListeners(element) || undefined, say('缺少监听器。分派与完成时须执行“people.check-act”，结束时须执行“people.confirm-act”。', "Listeners are missing. It needs 'people.check-act' on assigning and completing, and 'people.confirm-act' at its end.")),
    ...unknown.map(({ key, act }) => say(`标头“${key}”中的“${act}”没有任何步骤办理。请改正。`, `No step does the act '${act}' of the header '${key}'. Correct it.`)),
  ];
}

const absent = (value: unknown, told: Finding): Finding[] => (value === undefined || value === '' ? [told] : []);

const header = (element: ModdleElement, key: string) =>
  text(many(extension(element, 'zeebe:TaskHeaders'), 'values').find((one) => text(one, 'key') === key), 'value');

function hasListeners(element: ModdleElement): boolean {
  const has = (holder: string, eventType: string, type: string) =>
    many(extension(element, holder), 'listeners').some((one) => text(one, 'eventType') === eventType && text(one, 'type') === type);
  return (
    ['assigning', 'completing'].every((event) => has('zeebe:TaskListeners', event, 'people.check-act')) &&
    has('zeebe:ExecutionListeners', 'end', 'people.confirm-act')
  );
}
