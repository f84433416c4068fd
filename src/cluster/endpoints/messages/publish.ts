import { z } from 'zod';
import { document } from '../../engine/broker';
import { endpoint, ok } from '../../http/endpoint';
import { tenantId, variables, wholeNumber } from '../../http/parse';

const body = z.strictObject({
  name: z.string().min(1, 'not empty'),
  correlationKey: z.string().default(''),
  timeToLive: wholeNumber({ min: 0 }).default(0),
  messageId: z.string().default(''),
  variables: variables.default({}),
  tenantId,
});

/** The engine keeps the message for `timeToLive` milliseconds and correlates it at most once a process. */
export const publishMessage = endpoint({
  method: 'post',
  path: '/messages/publication',
  body,
  handle: async ({ body: { name, correlationKey, timeToLive, messageId, variables: values }, services }) => {
    const value = { name, correlationKey, timeToLive, messageId, variables: document(values) };
    const { key } = await services.broker.execute({ valueType: 'MESSAGE', intent: 'PUBLISH', value });
    return ok({ tenantId: '<default>', messageKey: String(key) });
  },
});
