import { extension } from '../diagram';
import type { Finding, Rule } from '../finding';
import { finding } from '../report';

const flags = ['propagateAllParentVariables', 'propagateAllChildVariables'];

/** Left out, both flags count as true in the engine: a called flow would see and overwrite everything. */
export const callActivity: Rule = ({ diagrams }): Finding[] =>
  diagrams.flatMap(({ file, nodes }) =>
    nodes.flatMap(({ element }) => {
      const called = extension(element, 'zeebe:CalledElement');
      const missing = called ? flags.filter((flag) => !Object.hasOwn(called, flag) || called.get(flag) !== false) : [];
      if (missing.length === 0) return [];
      const names = missing.join(', ');
      return [finding('call-activity', file, element, `请关闭“传递全部变量”（${names}=false），并逐个映射需要的变量。`, `Write ${names}="false" and map the variables that are needed.`)];
    }),
  );
