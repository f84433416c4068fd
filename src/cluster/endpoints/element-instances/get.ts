import { endpoint, ok } from '../../http/endpoint';
import { notFound } from '../../http/problem';

export const getElementInstance = endpoint({
  method: 'get',
  path: '/element-instances/:elementInstanceKey',
  handle: ({ key, services }) => {
    const instance = services.tables.elementInstances.get(key);
    if (!instance) throw notFound(`Element instance with key '${key}' not found`);
    return ok(instance);
  },
});
