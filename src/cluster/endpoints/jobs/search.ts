import { z } from 'zod';
import { boolean, dateTime, integer, string } from '../../http/conditions';
import { filterOn } from '../../http/filter';
import { searchEndpoint } from '../../http/search';
import type { JobRow } from '../../projection/rows';

const { on } = filterOn<JobRow>();

export const searchJobs = searchEndpoint({
  path: '/jobs/search',
  table: (tables) => tables.jobs,
  key: (row) => row.jobKey,
  filter: z.strictObject({
    deadline: on('deadline', dateTime),
    deniedReason: on('deniedReason', string),
    elementId: on('elementId', string),
    elementInstanceKey: on('elementInstanceKey', string),
    endTime: on('endTime', dateTime),
    errorCode: on('errorCode', string),
    errorMessage: on('errorMessage', string),
    hasFailedWithRetriesLeft: on('hasFailedWithRetriesLeft', boolean),
    isDenied: on('isDenied', boolean),
    jobKey: on('jobKey', string),
    kind: on('kind', string),
    listenerEventType: on('listenerEventType', string),
    processDefinitionId: on('processDefinitionId', string),
    processDefinitionKey: on('processDefinitionKey', string),
    processInstanceKey: on('processInstanceKey', string),
    retries: on('retries', integer),
    state: on('state', string),
    tenantId: on('tenantId', string),
    type: on('type', string),
    worker: on('worker', string),
  }),
  sort: [
    'deadline',
    'deniedReason',
    'elementId',
    'elementInstanceKey',
    'endTime',
    'errorCode',
    'errorMessage',
    'isDenied',
    'jobKey',
    'kind',
    'listenerEventType',
    'processDefinitionId',
    'processDefinitionKey',
    'processInstanceKey',
    'retries',
    'state',
    'tenantId',
    'type',
    'worker',
  ],
});
