import { endpoint, ok } from '../../http/endpoint';
import { findProcessDefinition } from './find';

export const getProcessDefinition = endpoint({
  method: 'get',
  path: '/process-definitions/:processDefinitionKey',
  handle: ({ key, services }) => ok(findProcessDefinition(services.tables, key).definition),
});
