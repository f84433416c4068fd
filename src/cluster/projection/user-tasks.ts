import { z } from 'zod';
import { headers, key } from './fields';
import { optional, projector, utc, type Event } from './projector';
import type { UserTaskRow } from './rows';
import type { Tables } from './tables';

const userTask = z.object({
  assignee: z.string(),
  candidateGroupsList: z.array(z.string()),
  candidateUsersList: z.array(z.string()),
  dueDate: z.string(),
  followUpDate: z.string(),
  formKey: key,
  externalFormReference: z.string(),
  customHeaders: headers,
  bpmnProcessId: z.string(),
  processDefinitionVersion: z.number(),
  processDefinitionKey: key,
  processInstanceKey: key,
  elementId: z.string(),
  elementInstanceKey: key,
  priority: z.number(),
  tenantId: z.string(),
});
type UserTaskEvent = Event<z.infer<typeof userTask>>;

const states: Record<string, string> = {
  CREATED: 'CREATED',
  ASSIGNING: 'ASSIGNING',
  CLAIMING: 'ASSIGNING',
  ASSIGNED: 'CREATED',
  ASSIGNMENT_DENIED: 'CREATED',
  UPDATING: 'UPDATING',
  UPDATED: 'CREATED',
  UPDATE_DENIED: 'CREATED',
  COMPLETING: 'COMPLETING',
  COMPLETION_DENIED: 'CREATED',
  COMPLETED: 'COMPLETED',
  CANCELING: 'CANCELING',
  CANCELED: 'CANCELED',
};
/** Only these tell the task's settled fields; events on the way show what is asked for, not what is. */
const settled = new Set(['CREATED', 'ASSIGNED', 'UPDATED', 'CORRECTED', 'COMPLETED', 'MIGRATED']);
const ends = new Set(['COMPLETED', 'CANCELED']);

export const userTasks = projector('USER_TASK', userTask, (tables, event) => {
  if (event.intent === 'CREATING') tables.userTasks.add(event.key, created(tables, event));
  if (settled.has(event.intent)) settle(tables, event);
  const state = states[event.intent];
  if (state) tables.userTasks.change(event.key, { state });
  if (ends.has(event.intent)) tables.userTasks.change(event.key, { completionDate: event.at });
});

function created(tables: Tables, { key: userTaskKey, value, at }: UserTaskEvent): UserTaskRow {
  const names = tables.models.get(value.processDefinitionKey)?.names.elementNames;
  return {
    userTaskKey,
    elementInstanceKey: value.elementInstanceKey,
    processInstanceKey: value.processInstanceKey,
    processDefinitionKey: value.processDefinitionKey,
    processDefinitionId: value.bpmnProcessId,
    processDefinitionVersion: value.processDefinitionVersion,
    ...optional('processName', names?.get(value.bpmnProcessId)),
    elementId: value.elementId,
    ...optional('name', names?.get(value.elementId)),
    state: 'CREATING',
    creationDate: at,
    tenantId: value.tenantId,
    ...changeable(value),
  };
}

function settle(tables: Tables, { key: userTaskKey, value }: UserTaskEvent): void {
  tables.userTasks.change(userTaskKey, (row) => {
    for (const field of ['assignee', 'dueDate', 'followUpDate'] as const) delete row[field];
    return changeable(value);
  });
}

const changeable = (value: UserTaskEvent['value']) => ({
  ...optional('assignee', value.assignee),
  candidateGroups: value.candidateGroupsList,
  candidateUsers: value.candidateUsersList,
  ...optional('dueDate', utc(value.dueDate)),
  ...optional('followUpDate', utc(value.followUpDate)),
  ...optional('formKey', value.formKey),
  ...optional('externalFormReference', value.externalFormReference),
  customHeaders: value.customHeaders,
  priority: value.priority,
});
