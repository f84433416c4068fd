import { many, text, type ModdleElement } from '../../locale/moddle';
import { extension } from '../diagram';
import type { Finding, Rule } from '../finding';
import { nearest } from '../nearest';
import { finding } from '../report';

/** Every job of a step or listener is done by a worker. */
export const knownJob: Rule = ({ diagrams, knownJobs }): Finding[] => {
  const types = knownJobs.map(({ type }) => type);
  if (types.length === 0) return [];
  return diagrams.flatMap(({ file, nodes, frames }) =>
    [...nodes.map(({ element }) => element), ...frames].flatMap((element) =>
      jobTypes(element).filter((type) => !types.includes(type)).map((type) => unknown(file, element, type, types)),
    ),
  );
};

/** Job types of an element: its own and its listeners'. */
function jobTypes(element: ModdleElement): string[] {
  const listeners = ['zeebe:TaskListeners', 'zeebe:ExecutionListeners'].flatMap((type) => many(extension(element, type), 'listeners'));
  const types = [extension(element, 'zeebe:TaskDefinition'), ...listeners].map((part) => text(part, 'type'));
  return [...new Set(types.filter((type): type is string => type !== undefined && !type.startsWith('=')))];
}

function unknown(file: string, element: ModdleElement, type: string, types: string[]): Finding {
  const near = nearest(type, types);
  return near === undefined
    ? finding('known-job', file, element, `没有程序能做作业“${type}”。请改作业类型，或请开发人员添加。`, `No worker does the job '${type}'. Change the job type or ask the developers for it.`)
    : finding('known-job', file, element, `没有作业“${type}”。是否指“${near}”？`, `There is no job '${type}'. Is '${near}' meant?`);
}
