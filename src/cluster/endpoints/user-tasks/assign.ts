import { z } from 'zod';
import { checkAssignment } from '../../http/access';
import { endpoint, noContent } from '../../http/endpoint';
import { transit } from './transition';

/** `allowOverride: false` claims the task: a 409 when somebody else has it. */
export const assignUserTask = endpoint({
  method: 'post',
  path: '/user-tasks/:userTaskKey/assignment',
  body: z.strictObject({ assignee: z.string().min(1, 'not empty'), allowOverride: z.boolean().nullish(), action: z.string().nullish() }),
  handle: async ({ key, body, caller, services }) => {
    checkAssignment(caller, body.assignee);
    const claim = body.allowOverride === false;
    const value = { assignee: body.assignee, action: body.action ?? (claim ? 'claim' : 'assign') };
    await transit(services, { intent: claim ? 'CLAIM' : 'ASSIGN', userTaskKey: key, value });
    return noContent;
  },
});
