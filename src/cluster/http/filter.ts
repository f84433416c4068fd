import { z } from 'zod';
import type { Tables } from '../projection/tables';
import { string, type Condition } from './conditions';

/** Whether a row passes one field of a filter. */
export interface Test<Row> {
  (row: Row, tables: Tables): boolean;
  equals?: unknown;
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

/** Makes filter fields for one kind of row: `on('state', oneOf([...]))` tests the row's own field. */
export function filterOn<Row extends object>() {
  const by = (condition: z.ZodType<Condition>, read: (row: Row, tables: Tables) => unknown) =>
    condition
      .transform((meets): Test<Row> => {
        const test = (row: Row, tables: Tables) => meets(listOf(read(row, tables)));
        return Object.assign(test, { equals: meets.equals });
      })
      .optional();
  return {
    on: (field: keyof Row, condition: z.ZodType<Condition>) => by(condition, (row) => row[field]),
    by,
    /** `[{name, value}]`: each named variable of the scope has the value, given as JSON text. */
    variables: (scope: (row: Row) => string) =>
      z
        .array(z.strictObject({ name: z.string(), value: string }))
        .transform((wanted): Test<Row> => (row, tables) => wanted.every(({ name, value }) => value(variable(tables, scope(row), name))))
        .optional(),
  };
}

/** The value of a scope's own variable, as a list of none or one. */
function variable(tables: Tables, scopeKey: string, name: string): string[] {
  const instance = tables.elementInstances.get(scopeKey)?.processInstanceKey ?? scopeKey;
  const values: string[] = [];
  for (const row of tables.variables.ofInstance(instance)) {
    if (row.scopeKey === scopeKey && row.name === name) values.push(row.value);
  }
  return values;
}
