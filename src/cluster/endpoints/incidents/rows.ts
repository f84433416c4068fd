import { z } from 'zod';
import { dateTime, string } from '../../http/conditions';
import { filterOn } from '../../http/filter';
import type { IncidentRow } from '../../projection/rows';

const { on } = filterOn<IncidentRow>();

/** What both incident searches filter and sort by. */
export const incidentSearch = {
  key: (row: IncidentRow) => row.incidentKey,
  filter: z.strictObject({
    incidentKey: on('incidentKey', string),
    errorType: on('errorType', string),
    errorMessage: on('errorMessage', string),
    elementId: on('elementId', string),
    elementInstanceKey: on('elementInstanceKey', string),
    creationTime: on('creationTime', dateTime),
    state: on('state', string),
    jobKey: on('jobKey', string),
    processDefinitionId: on('processDefinitionId', string),
    processDefinitionKey: on('processDefinitionKey', string),
    processInstanceKey: on('processInstanceKey', string),
    tenantId: on('tenantId', string),
  }),
  sort: [
    'incidentKey',
    'processDefinitionKey',
    'processDefinitionId',
    'processInstanceKey',
    'errorType',
    'errorMessage',
    'elementId',
    'elementInstanceKey',
    'creationTime',
    'state',
    'jobKey',
    'tenantId',
  ],
} as const;
