import type { Finding, Rule } from '../finding';
import { finding } from '../report';
import { levelName, levels } from './complexity';

const perLevel = 30;
const perFile = 50;

/** A diagram fits a page: 30 nodes on a level, 50 in a file. */
export const size: Rule = ({ diagrams }): Finding[] =>
  diagrams.flatMap((diagram) => [
    ...levels(diagram)
      .filter(([, nodes]) => nodes.length > perLevel)
      .map(([level, nodes]) => tooMany(diagram.file, levelName(diagram, level), nodes.length, perLevel, ['这一层', 'This level'])),
    ...(diagram.nodes.length > perFile ? [tooMany(diagram.file, diagram.name, diagram.nodes.length, perFile, ['这个文件', 'This file'])] : []),
  ]);

const tooMany = (file: string, name: string, count: number, limit: number, [zh, en]: [string, string]) =>
  finding('size', file, name, `${zh}有${count}个元素，最多${limit}个。请在业务交接处拆成被调用的流程。`, `${en} has ${count} nodes, ${limit} at most. Cut it into called processes where the business hands over.`);
