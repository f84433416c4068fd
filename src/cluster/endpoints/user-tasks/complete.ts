import { z } from 'zod';
import { document } from '../../engine/broker';
import { checkCompletion } from '../../http/access';
import { endpoint, noContent } from '../../http/endpoint';
import { variables } from '../../http/parse';
import { findUserTask } from './find';
import { transit } from './transition';

export const completeUserTask = endpoint({
  method: 'post',
  path: '/user-tasks/:userTaskKey/completion',
  body: z.strictObject({ variables: variables.nullish(), action: z.string().nullish() }).optional(),
  handle: async ({ key, body, caller, services }) => {
    checkCompletion(caller, findUserTask(services.tables, key).assignee);
    const value = { variables: document(body?.variables ?? {}), action: body?.action ?? 'complete' };
    await transit(services, { intent: 'COMPLETE', userTaskKey: key, value });
    return noContent;
  },
});
