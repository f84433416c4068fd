import { z } from 'zod';
import { dateTime, integer, oneOf, string } from '../../http/conditions';
import { filterOn } from '../../http/filter';
import { searchEndpoint } from '../../http/search';
import type { UserTaskRow } from '../../projection/rows';

const { on, variables } = filterOn<UserTaskRow>();
const states = ['CREATING', 'CREATED', 'ASSIGNING', 'UPDATING', 'COMPLETING', 'COMPLETED', 'CANCELING', 'CANCELED', 'FAILED'] as const;

export const searchUserTasks = searchEndpoint({
  path: '/user-tasks/search',
  table: (tables) => tables.userTasks,
  key: (row) => row.userTaskKey,
  filter: z.strictObject({
    state: on('state', oneOf(states)),
    assignee: on('assignee', string),
    priority: on('priority', integer),
    elementId: on('elementId', string),
    name: on('name', string),
    candidateGroup: on('candidateGroups', string),
    candidateUser: on('candidateUsers', string),
    tenantId: on('tenantId', string),
    processDefinitionId: on('processDefinitionId', string),
    creationDate: on('creationDate', dateTime),
    completionDate: on('completionDate', dateTime),
    followUpDate: on('followUpDate', dateTime),
    dueDate: on('dueDate', dateTime),
    processInstanceVariables: variables((row) => row.processInstanceKey),
    localVariables: variables((row) => row.elementInstanceKey),
    userTaskKey: on('userTaskKey', string),
    processDefinitionKey: on('processDefinitionKey', string),
    processInstanceKey: on('processInstanceKey', string),
    elementInstanceKey: on('elementInstanceKey', string),
  }),
  sort: ['creationDate', 'completionDate', 'followUpDate', 'dueDate', 'priority', 'name'],
});
