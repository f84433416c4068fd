import { endpoint, ok } from '../../http/endpoint';
import { findUserTask } from './find';

export const getUserTask = endpoint({
  method: 'get',
  path: '/user-tasks/:userTaskKey',
  handle: ({ key, services }) => ok(findUserTask(services.tables, key)),
});
