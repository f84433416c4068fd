import { z } from 'zod';
import { boolean, dateTime, oneOf, string } from '../../http/conditions';
import { filterOn } from '../../http/filter';
import { searchEndpoint } from '../../http/search';
import type { ElementInstanceRow } from '../../projection/rows';

const { on, by } = filterOn<ElementInstanceRow>();

export const searchElementInstances = searchEndpoint({
  path: '/element-instances/search',
  table: (tables) => tables.elementInstances,
  key: (row) => row.elementInstanceKey,
  filter: z.strictObject({
    processDefinitionId: on('processDefinitionId', string),
    state: on('state', oneOf(['ACTIVE', 'COMPLETED', 'TERMINATED'])),
    type: on('type', string),
    elementId: on('elementId', string),
    elementName: on('elementName', string),
    hasIncident: on('hasIncident', boolean),
    tenantId: on('tenantId', string),
    elementInstanceKey: on('elementInstanceKey', string),
    processInstanceKey: on('processInstanceKey', string),
    processDefinitionKey: on('processDefinitionKey', string),
    incidentKey: on('incidentKey', string),
    startDate: on('startDate', dateTime),
    endDate: on('endDate', dateTime),
    elementInstanceScopeKey: by(string, (row, tables) => tables.scopes.get(row.elementInstanceKey)),
  }),
  sort: [
    'elementInstanceKey',
    'processInstanceKey',
    'processDefinitionKey',
    'processDefinitionId',
    'startDate',
    'endDate',
    'elementId',
    'elementName',
    'type',
    'state',
    'incidentKey',
    'tenantId',
  ],
});
