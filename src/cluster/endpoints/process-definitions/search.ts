import { z } from 'zod';
import { boolean, integer, string } from '../../http/conditions';
import { filterOn } from '../../http/filter';
import { searchEndpoint } from '../../http/search';
import type { ProcessDefinitionRow } from '../../projection/rows';
import type { Tables } from '../../projection/tables';

const { on, by } = filterOn<ProcessDefinitionRow>();

export const searchProcessDefinitions = searchEndpoint({
  path: '/process-definitions/search',
  table: (tables) => tables.processDefinitions,
  key: (row) => row.processDefinitionKey,
  filter: z.strictObject({
    processDefinitionKey: on('processDefinitionKey', string),
    processDefinitionId: on('processDefinitionId', string),
    name: on('name', string),
    resourceName: on('resourceName', string),
    version: on('version', integer),
    versionTag: on('versionTag', string),
    isLatestVersion: by(boolean, (row, tables) => isLatest(row, tables)),
    hasStartForm: on('hasStartForm', boolean),
    tenantId: on('tenantId', string),
  }),
  sort: ['processDefinitionKey', 'name', 'resourceName', 'version', 'versionTag', 'processDefinitionId', 'tenantId'],
});

function isLatest(row: ProcessDefinitionRow, tables: Tables): boolean {
  for (const other of tables.processDefinitions.all()) {
    if (other.processDefinitionId === row.processDefinitionId && other.version > row.version) return false;
  }
  return true;
}
