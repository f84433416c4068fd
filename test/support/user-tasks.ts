import { flowFiles } from './test-flow';

/** A user task as its diagram has it. */
export interface UserTask {
  file: string;
  id: string;
  act: string;
  candidateGroups: string[];
  /** Acts that must lie in another hand (I-G-9). */
  excludes: string[];
  signingPoint: string | undefined;
  /** `people.check-act` and `people.confirm-act`, by the event. */
  listeners: string[];
}

const split = (text = '') => text.split(',').map((part) => part.trim()).filter((part) => part !== '');

/** Every user task of every diagram. */
export function userTasks(): UserTask[] {
  return flowFiles('.bpmn').flatMap(({ name, text }) =>
    [...text.matchAll(/<bpmn:userTask id="(\w+)"[^]*?<\/bpmn:userTask>/g)].map(([task, id = '']) => {
      const header = (key: string) => new RegExp(`<zeebe:header key="${key}" value="([^"]*)"`).exec(task)?.[1];
      return {
        file: name,
        id,
        act: header('act') ?? '',
        candidateGroups: split(/candidateGroups="([^"]*)"/.exec(task)?.[1]),
        excludes: [...split(header('excludes')), ...split(header('excludesInCase'))],
        signingPoint: header('signingPoint'),
        listeners: [...task.matchAll(/<zeebe:(?:task|execution)Listener eventType="(\w+)"[^>]* type="([^"]*)"/g)].map(([, event, type]) => `${event} ${type}`).toSorted(),
      };
    }),
  );
}

/** A row of the owners' table `signing-points`. */
export interface SigningRow {
  signingPoint: string;
  department: string;
  candidateGroups: string[];
  excludes: string[];
  oneDepartment: boolean;
}

/** The rows of the table `signing-points`. */
export function signingRows(): SigningRow[] {
  const [table] = flowFiles('signing-points.dmn');
  const rules = [...(table?.text ?? '').matchAll(/<rule [^]*?<\/rule>/g)];
  return rules.map(([rule]) => {
    const cells = [...rule.matchAll(/<text>([^<]*)<\/text>/g)].map(([, text = '']) => JSON.parse(text.replaceAll('&#34;', '"').replaceAll('&quot;', '"')) as unknown);
    const [signingPoint, department, candidateGroups, excludes, oneDepartment] = cells;
    return { signingPoint: String(signingPoint), department: String(department), candidateGroups: [candidateGroups].flat().map(String), excludes: [excludes].flat().map(String), oneDepartment: oneDepartment === true };
  });
}
