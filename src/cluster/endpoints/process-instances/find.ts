import { notFound } from '../../http/problem';
import type { ProcessInstanceRow } from '../../projection/rows';
import type { Tables } from '../../projection/tables';

/** @throws Problem 404 when there is no process instance with the key */
export function findProcessInstance(tables: Tables, key: string): ProcessInstanceRow {
  const instance = tables.processInstances.get(key);
  if (instance) return instance;
  throw notFound(`Process instance with key '${key}' not found`);
}
