import { z } from 'zod';
import { document } from '../../engine/broker';
import { endpoint, noContent } from '../../http/endpoint';
import { variables } from '../../http/parse';
import { jobResult } from './result';

export const completeJob = endpoint({
  method: 'post',
  path: '/jobs/:jobKey/completion',
  body: z.strictObject({ variables: variables.nullish(), result: jobResult.nullish() }).optional(),
  handle: async ({ key, body, services }) => {
    const value = { variables: document(body?.variables ?? {}), ...(body?.result ? { result: body.result } : {}) };
    await services.broker.execute({ valueType: 'JOB', intent: 'COMPLETE', key, value });
    return noContent;
  },
});
