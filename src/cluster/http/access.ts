import type { Principal } from '../../people/principal';
import { forbidden, invalidState } from './problem';
import type { Endpoint } from './endpoint';

/**
 * Who may do what, when the cluster runs with sign-in. Everybody signed in may look (GET and
 * searches); people take, give back and complete tasks; all else is for services (workers, the
 * outbox relay, the deployer), so that nobody decides past a diagram.
 */
const peopleMayAlso = new Set([
  'post /user-tasks/:userTaskKey/assignment',
  'delete /user-tasks/:userTaskKey/assignee',
  'post /user-tasks/:userTaskKey/completion',
  'post /process-instances',
]);

/** Processes that staff start themselves: they record what came from outside, ask for a count, have parts drawn, bought or painted, settle a month, ask for a correction. */
const startedByPeople = /^(record-.+|after-sales-warehouse|part-receipt|purchase-collection|purchased-part-receipt|outsourced-paint|painter-settlement|part-scrap|red-letter-correction)$/;

/** @throws Problem 403 when the caller may not use this operation at all */
export function checkAccess(caller: Principal | undefined, { method, path }: Pick<Endpoint, 'method' | 'path'>): void {
  if (caller?.kind !== 'person') return;
  if (method === 'get' || path.endsWith('/search') || peopleMayAlso.has(`${method} ${path}`)) return;
  throw forbidden(`${caller.username} is a person; only services may use ${method.toUpperCase()} /v2${path}.`);
}

/** @throws Problem 403 when a person starts a process that others start, or in its middle */
export function checkStart(caller: Principal | undefined, processDefinitionId: string, inTheMiddle: boolean): void {
  if (caller?.kind !== 'person') return;
  if (startedByPeople.test(processDefinitionId) && !inTheMiddle) return;
  throw forbidden(`${caller.username} is a person; only services may start ${processDefinitionId}${inTheMiddle ? ' in its middle' : ''}.`);
}

/** @throws Problem 403 when a person assigns a task to somebody else */
export function checkAssignment(caller: Principal | undefined, assignee: string): void {
  if (caller?.kind !== 'person' || assignee === caller.username) return;
  throw forbidden(`A person assigns a task only to themselves: ${caller.username} may not assign it to ${assignee}.`);
}

/** @throws Problem 403 when a person gives back a task that is not theirs */
export function checkUnassignment(caller: Principal | undefined, assignee: string | undefined): void {
  if (caller?.kind !== 'person' || assignee === caller.username) return;
  throw forbidden(`Only the assignee gives a task back; this one is ${assignedTo(assignee)}.`);
}

/** @throws Problem 409 when the task is nobody's, 403 when it is somebody else's */
export function checkCompletion(caller: Principal | undefined, assignee: string | undefined): void {
  if (caller?.kind !== 'person' || assignee === caller.username) return;
  if (assignee === undefined) throw invalidState('Only the assignee completes a task, and this one is unassigned: assign it first.');
  throw forbidden(`Only the assignee completes a task; this one is ${assignedTo(assignee)}.`);
}

const assignedTo = (assignee: string | undefined) => (assignee === undefined ? 'unassigned' : `assigned to ${assignee}`);
