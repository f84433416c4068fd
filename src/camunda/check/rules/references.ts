import { text } from '../../locale/moddle';
import { extension, type Diagram, type Node } from '../diagram';
import type { Finding, Flows, Rule } from '../finding';
import { nearest } from '../nearest';
import { finding } from '../report';

/** What a step links to must be there; with deployment binding, in the same folder. */
export const references: Rule = (flows) => flows.diagrams.flatMap((diagram) => diagram.nodes.flatMap((node) => missing(diagram, node, flows)));

interface Link {
  holder: string;
  attribute: string;
  zh: string;
  en: string;
  known: (flows: Flows, folder?: string) => string[];
}

const inFolder = <T extends { folder: string }>(list: T[], folder?: string) => list.filter((one) => folder === undefined || one.folder === folder);

const links: Link[] = [
  { holder: 'zeebe:FormDefinition', attribute: 'formId', zh: '表单', en: 'form', known: ({ forms }, folder) => inFolder(forms, folder).map(({ id }) => id) },
  { holder: 'zeebe:CalledDecision', attribute: 'decisionId', zh: '决策表', en: 'decision table', known: ({ decisions }, folder) => inFolder(decisions, folder).flatMap(({ ids }) => ids) },
  { holder: 'zeebe:CalledElement', attribute: 'processId', zh: '被调用的流程', en: 'called process', known: ({ diagrams }, folder) => inFolder(diagrams, folder).flatMap(({ processIds }) => processIds) },
];

function missing(diagram: Diagram, node: Node, flows: Flows): Finding[] {
  return links.flatMap(({ holder, attribute, zh, en, known }) => {
    const link = extension(node.element, holder);
    const id = text(link, attribute);
    if (link === undefined || id === undefined || id.startsWith('=')) return [];
    const bound = text(link, 'bindingType') === 'deployment';
    const choices = known(flows, bound ? diagram.folder : undefined);
    if (choices.includes(id)) return [];
    const near = nearest(id, choices);
    const [hintZh, hintEn] = near === undefined ? ['请建立该文件或改正编号。', 'Add the file or correct the id.'] : [`是否指“${near}”？`, `Is '${near}' meant?`];
    const where = bound ? [`文件夹${diagram.folder}中`, ` in folder ${diagram.folder}`] : ['', ''];
    return [finding('references', diagram.file, node.element, `${where[0]}没有${zh}“${id}”。${hintZh}`, `There is no ${en} '${id}'${where[1]}. ${hintEn}`)];
  });
}
