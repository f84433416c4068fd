import { endpoint, ok } from '../../http/endpoint';
import { notFound } from '../../http/problem';

export const getIncident = endpoint({
  method: 'get',
  path: '/incidents/:incidentKey',
  handle: ({ key, services }) => {
    const incident = services.tables.incidents.get(key);
    if (!incident) throw notFound(`Incident with key '${key}' not found`);
    return ok(incident);
  },
});
