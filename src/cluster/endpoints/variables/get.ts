import { endpoint, ok } from '../../http/endpoint';
import { notFound } from '../../http/problem';

/** A variable with its whole value. */
export const getVariable = endpoint({
  method: 'get',
  path: '/variables/:variableKey',
  handle: ({ key, services }) => {
    const variable = services.tables.variables.get(key);
    if (!variable) throw notFound(`Variable with key '${key}' not found`);
    return ok(variable);
  },
});
