import { endpoint, ok } from '../../http/endpoint';
import { findProcessInstance } from './find';

export const getProcessInstance = endpoint({
  method: 'get',
  path: '/process-instances/:processInstanceKey',
  handle: ({ key, services }) => ok(findProcessInstance(services.tables, key)),
});
