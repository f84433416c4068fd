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
      const several = header(element, 'signingPoints')?.split(',').map((each) => each.trim()) ?? [];
      return [...(point === undefined ? [] : check(file, element, point, rows, acts)), ...several.flatMap((each) => checkOneOfSeveral(file, element, each, rows, acts))];
    }),
  );
};

function check(file: string, element: ModdleElement, point: string, rows: Row[], acts: string[]): Finding[] {
  const say = sayAt(file, element);
  const row = rows.find((each) => each.point === point);
  if (!row) return [noRow(say, point, rows)];
  const groups = (text(extension(element, 'zeebe:AssignmentDefinition'), 'candidateGroups') ?? '').split(',').map((group) => group.trim());
  const told = [...row.posts].sort().join(',');
  return [
    ...noSheet(say, element),
    ...(header(element, 'act') === point ? [] : [say(`标头“act”应与签署点“${point}”同名。`, `Its header 'act' should have the name of the signing point, '${point}'.`)]),
    ...(groups.sort().join(',') === told ? [] : [say(`候选岗位与决策表“${table}”不同，表中为：${told}。请改其中一处。`, `Its candidate groups differ from the table '${table}', which says ${told}. Change one of them.`)]),
    ...strayActs(say, row, acts),
  ];
}

/** A task for each of several signing points side by side: whose it is, is told by an expression. */
function checkOneOfSeveral(file: string, element: ModdleElement, point: string, rows: Row[], acts: string[]): Finding[] {
  const say = sayAt(file, element);
  const row = rows.find((each) => each.point === point);
  if (!row) return [noRow(say, point, rows)];
  const groups = text(extension(element, 'zeebe:AssignmentDefinition'), 'candidateGroups') ?? '';
  const fixed = say('有多个签署点，候选岗位应为表达式。', 'It has several signing points; its candidate groups should be an expression.');
  return [...noSheet(say, element), ...(groups.startsWith('=') ? [] : [fixed]), ...strayActs(say, row, acts)];
}

type Say = (zh: string, en: string) => Finding;
const sayAt = (file: string, element: ModdleElement): Say => (zh, en) => finding('signing-point', file, element, zh, en);

function noRow(say: Say, point: string, rows: Row[]): Finding {
  const near = nearest(point, rows.map((each) => each.point));
  const [zh, en] = near === undefined ? ['请在表中加一行。', 'Add a row to it.'] : [`是否指“${near}”？`, `Is '${near}' meant?`];
  return say(`决策表“${table}”中没有签署点“${point}”。${zh}`, `The table '${table}' has no row for the signing point '${point}'. ${en}`);
}

const noSheet = (say: Say, element: ModdleElement): Finding[] =>
  header(element, 'sheet') ? [] : [say('没有标头“sheet”。请写明签在哪张单上，例如“returnApproval”。', "It has no header 'sheet'. Name the sheet that is signed, e.g. 'returnApproval'.")];

const strayActs = (say: Say, { excludedActs }: Row, acts: string[]): Finding[] =>
  excludedActs
    .filter((act) => !acts.includes(act))
    .map((act) => say(`决策表“${table}”中须由他人办理的“${act}”没有任何步骤办理。请改正。`, `No step does the act '${act}' that the table '${table}' excludes here. Correct it.`));

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
