import { notFound } from '../../http/problem';
import type { UserTaskRow } from '../../projection/rows';
import type { Tables } from '../../projection/tables';

/** @throws Problem 404 when there is no user task with the key */
export function findUserTask(tables: Tables, key: string): UserTaskRow {
  const task = tables.userTasks.get(key);
  if (task) return task;
  throw notFound(`User Task with key '${key}' not found`);
}
