import { z } from 'zod';
import { endpoint, noContent } from '../../http/endpoint';
import { operationReference } from '../../http/parse';

export const cancelProcessInstance = endpoint({
  method: 'post',
  path: '/process-instances/:processInstanceKey/cancellation',
  body: z.strictObject({ operationReference }).nullish(),
  handle: async ({ key, services }) => {
    const value = { processInstanceKey: Number(key) };
    await services.broker.execute({ valueType: 'PROCESS_INSTANCE', intent: 'CANCEL', key, value });
    return noContent;
  },
});
