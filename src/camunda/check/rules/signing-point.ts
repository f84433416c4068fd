import { many, one, text, type ModdleElement } from '../../locale/moddle';
import type { Decision } from '../decision';
import { extension } from '../diagram';
import type { Finding, Rule } from '../finding';
import { nearest } from '../nearest';
import { finding } from '../report';

/** The table of who may sign. */
const table = 'signing-points';

interface Row {
  point: string;
  posts: string[];
  excludedActs: string[];
}

/** A step at which something is signed: its row in the table, on which sheet, and the posts that the row names. */
export const signingPoint: Rule = ({ diagrams, decisions }): Finding[] => {
  const rows = decisions.flatMap(rowsOf);
  const acts = diagrams.flatMap(({ nodes }) => nodes.flatMap(({ element }) => header(element, 'act') ?? []));
  return diagrams.flatMap(({ file, nodes }) =>
    nodes.flatMap(({ element }) => {
      const point = header(element, 'signingPoint');
      return point === undefined ? [] : check(file, element, point, rows, acts);
    }),
  );
};

function check(file: string, element: ModdleElement, point: string, rows: Row[], acts: string[]): Finding[] {
  const say = (zh: string, en: string) => finding('signing-point', file, element, zh, en);
  const row = rows.find((each) => each.point === point);
  if (!row) {
    const near = nearest(point, rows.map((each) => each.point));
    const [zh, en] = near === undefined ? ['请在表中加一行。', 'Add a row to it.'] : [`是否指“${near}”？`, `Is '${near}' meant?`];
    return [say(`决策表“${table}”中没有签署点“${point}”。${zh}`, `The table '${table}' has no row for the signing point '${point}'. ${en}`)];
  }
  const groups = (text(extension(element, 'zeebe:AssignmentDefinition'), 'candidateGroups') ?? '').split(',').map((group) => group.trim());
  const told = [...row.posts].sort().join(',');
  return [
    ...(header(element, 'sheet') ? [] : [say('没有标头“sheet”。请写明签在哪张单上，例如“returnApproval”。', "It has no header 'sheet'. Name the sheet that is signed, e.g. 'returnApproval'.")]),
    ...(header(element, 'act') === point ? [] : [say(`标头“act”应与签署点“${point}”同名。`, `Its header 'act' should have the name of the signing point, '${point}'.`)]),
    ...(groups.sort().join(',') === told ? [] : [say(`候选岗位与决策表“${table}”不同，表中为：${told}。请改其中一处。`, `Its candidate groups differ from the table '${table}', which says ${told}. Change one of them.`)]),
    ...row.excludedActs.filter((act) => !acts.includes(act)).map((act) => say(`决策表“${table}”中须由他人办理的“${act}”没有任何步骤办理。请改正。`, `No step does the act '${act}' that the table '${table}' excludes here. Correct it.`)),
  ];
}

const header = (element: ModdleElement, key: string) =>
  text(many(extension(element, 'zeebe:TaskHeaders'), 'values').find((each) => text(each, 'key') === key), 'value');

function rowsOf({ elements }: Decision): Row[] {
  const decision = elements.find(({ $type, id }) => $type === 'dmn:Decision' && id === table);
  const logic = decision && one(decision, 'decisionLogic');
  if (!logic) return [];
  const column = (name: string) => many(logic, 'output').findIndex((output) => text(output, 'name') === name);
  return many(logic, 'rule').map((rule) => {
    const cell = (name: string) => textsOf(many(rule, 'outputEntry')[column(name)]);
    return { point: textsOf(many(rule, 'inputEntry')[0])[0] ?? '', posts: cell('posts'), excludedActs: cell('excludedActs') };
  });
}

/** The texts in quotation marks of a cell. */
const textsOf = (cell: ModdleElement | undefined): string[] => [...(text(cell, 'text') ?? '').matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? '');
