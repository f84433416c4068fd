import { z } from 'zod';
import { document } from '../../engine/broker';
import { endpoint, noContent } from '../../http/endpoint';
import { variables } from '../../http/parse';

export const throwJobError = endpoint({
  method: 'post',
  path: '/jobs/:jobKey/error',
  body: z.strictObject({ errorCode: z.string().min(1, 'not empty'), errorMessage: z.string().nullish(), variables: variables.nullish() }),
  handle: async ({ key, body, services }) => {
    const value = { errorCode: body.errorCode, errorMessage: body.errorMessage ?? '', variables: document(body.variables ?? {}) };
    await services.broker.execute({ valueType: 'JOB', intent: 'THROW_ERROR', key, value });
    return noContent;
  },
});
