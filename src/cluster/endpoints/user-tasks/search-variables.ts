import { z } from 'zod';
import { string } from '../../http/conditions';
import { filterOn } from '../../http/filter';
import { searchEndpoint } from '../../http/search';
import type { VariableRow } from '../../projection/rows';
import type { Tables } from '../../projection/tables';
import { showVariable } from '../variables/show';
import { findUserTask } from './find';

const { on } = filterOn<VariableRow>();

/** The variables that a task can see: its own and those of the scopes around it. */
export const searchUserTaskVariables = searchEndpoint({
  path: '/user-tasks/:userTaskKey/variables/search',
  table: (tables) => tables.variables,
  candidates: (tables, key) => visibleFrom(tables, key),
  key: (row) => row.variableKey,
  filter: z.strictObject({ name: on('name', string) }),
  sort: ['value', 'name', 'tenantId', 'variableKey', 'scopeKey', 'processInstanceKey'],
  show: showVariable,
});

function visibleFrom(tables: Tables, userTaskKey: string): VariableRow[] {
  const task = findUserTask(tables, userTaskKey);
  const scopes = new Set<string>();
  for (let scope: string | undefined = task.elementInstanceKey; scope !== undefined; scope = tables.scopes.get(scope)) scopes.add(scope);
  return [...tables.variables.ofInstance(task.processInstanceKey)].filter((row) => scopes.has(row.scopeKey));
}
