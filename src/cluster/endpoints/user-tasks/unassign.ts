import { checkUnassignment } from '../../http/access';
import { endpoint, noContent } from '../../http/endpoint';
import { findUserTask } from './find';
import { transit } from './transition';

export const unassignUserTask = endpoint({
  method: 'delete',
  path: '/user-tasks/:userTaskKey/assignee',
  handle: async ({ key, caller, services }) => {
    checkUnassignment(caller, findUserTask(services.tables, key).assignee);
    await transit(services, { intent: 'ASSIGN', userTaskKey: key, value: { assignee: '', action: 'unassign' } });
    return noContent;
  },
});
