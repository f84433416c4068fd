import { notFound } from '../../http/problem';
import type { Tables } from '../../projection/tables';

/** @throws Problem 404 when there is no process definition with the key */
export function findProcessDefinition(tables: Tables, key: string) {
  const definition = tables.processDefinitions.get(key);
  const model = tables.models.get(key);
  if (definition && model) return { definition, model };
  throw notFound(`Process definition with key '${key}' not found`);
}
