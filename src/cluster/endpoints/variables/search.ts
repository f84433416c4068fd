import { z } from 'zod';
import { boolean, string } from '../../http/conditions';
import { filterOn } from '../../http/filter';
import { searchEndpoint } from '../../http/search';
import type { VariableRow } from '../../projection/rows';
import { showVariable } from './show';

const { on, by } = filterOn<VariableRow>();
const untold = new URLSearchParams();

export const searchVariables = searchEndpoint({
  path: '/variables/search',
  table: (tables) => tables.variables,
  key: (row) => row.variableKey,
  filter: z.strictObject({
    name: on('name', string),
    value: on('value', string),
    tenantId: on('tenantId', string),
    isTruncated: by(boolean, (row) => showVariable(row, { query: untold }).isTruncated),
    variableKey: on('variableKey', string),
    scopeKey: on('scopeKey', string),
    processInstanceKey: on('processInstanceKey', string),
  }),
  sort: ['value', 'name', 'tenantId', 'variableKey', 'scopeKey', 'processInstanceKey'],
  show: showVariable,
});
