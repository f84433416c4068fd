import { z } from 'zod';
import type { Table } from '../projection/table';
import type { Tables } from '../projection/tables';
import type { Test } from './filter';
import { endpoint, ok, type Call, type Endpoint } from './endpoint';
import { cutPage, pageRequest, toCursor } from './page';

type Shown = Call<unknown>;
type Filter<Row> = z.ZodType<Record<string, Test<Row> | undefined>>;

interface Search<Row extends object, SortField extends string> {
  path: string;
  table(tables: Tables): Table<Row>;
  /** The rows to look through, if not all of the table. */
  candidates?(tables: Tables, key: string): Iterable<Row>;
  key: (row: Row) => string;
  filter: Filter<Row>;
  sort: readonly [SortField, ...SortField[]];
  /** The row as the answer shows it; the row itself when left out. */
  show?(row: Row, call: Shown): unknown;
}

/** A search operation: filter, sort, page, and the answer `{ items, page }`. */
export function searchEndpoint<Row extends object, SortField extends string & keyof Row>(search: Search<Row, SortField>): Endpoint {
  const sort = z.array(z.strictObject({ field: z.enum(search.sort), order: z.enum(['ASC', 'DESC']).default('ASC') }));
  const body = z
    .strictObject({ filter: search.filter.optional(), sort: sort.optional(), page: pageRequest.optional() })
    .optional();
  return endpoint({
    method: 'post',
    path: search.path,
    body,
    handle: (call) => {
      const { filter = {}, sort = [], page = { limit: 100 } } = call.body ?? {};
      const compare = comparison(search.key, sort);
      const found = find(search, filter, call).sort(compare);
      const items = cutPage(found, page, (key) => {
        const at = search.table(call.services.tables).get(key);
        return at && ((row) => compare(row, at));
      });
      const shown = items.map((row) => (search.show ? search.show(row, call) : row));
      return ok({ items: shown, page: { totalItems: found.length, hasMoreTotalItems: false, ...cursors(items.map(search.key)) } });
    },
  });
}

function find<Row extends object, SortField extends string>(search: Search<Row, SortField>, filter: Record<string, Test<Row> | undefined>, call: Shown): Row[] {
  const { tables } = call.services;
  const tests = Object.values(filter).filter((test) => test !== undefined);
  const found: Row[] = [];
  const rows = search.candidates?.(tables, call.key) ?? likely(search.table(tables), filter);
  for (const row of rows) if (tests.every((passes) => passes(row, tables))) found.push(row);
  return found;
}

/** The rows among which all that pass are, as few as an index can tell. */
function likely<Row extends object>(table: Table<Row>, filter: Record<string, Test<Row> | undefined>): Iterable<Row> {
  const instance = filter['processInstanceKey']?.equals;
  if (typeof instance === 'string') return table.ofInstance(instance);
  const state = filter['state']?.equals;
  return typeof state === 'string' ? table.among(state) : table.all();
}

/** By the fields asked for, then in the order of the keys; rows without a value come last. */
function comparison<Row>(key: (row: Row) => string, sort: Array<{ field: keyof Row; order: 'ASC' | 'DESC' }>) {
  const byKey = (a: Row, b: Row) => Number(key(a)) - Number(key(b));
  return (a: Row, b: Row): number => {
    for (const { field, order } of sort) {
      const difference = compareValues(a[field], b[field], order === 'ASC' ? 1 : -1);
      if (difference !== 0) return difference;
    }
    return byKey(a, b);
  };
}

function compareValues(a: unknown, b: unknown, direction: 1 | -1): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  if (typeof a !== 'string' || typeof b !== 'string') return direction * (Number(a) - Number(b));
  return direction * (isKey(a) && isKey(b) ? Number(a) - Number(b) : a < b ? -1 : 1);
}

const isKey = (value: string) => /^\d{16,25}$/.test(value);

function cursors(keys: string[]): { startCursor?: string; endCursor?: string } {
  const first = keys[0];
  const last = keys.at(-1);
  return first === undefined || last === undefined ? {} : { startCursor: toCursor(first), endCursor: toCursor(last) };
}
