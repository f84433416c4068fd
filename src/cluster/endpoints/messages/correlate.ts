import { z } from 'zod';
import { document } from '../../engine/broker';
import { endpoint, ok } from '../../http/endpoint';
import { tenantId, variables } from '../../http/parse';
import { key } from '../../projection/fields';

const body = z.strictObject({
  name: z.string().min(1, 'not empty'),
  correlationKey: z.string().default(''),
  variables: variables.default({}),
  tenantId,
});
const correlated = z.object({ messageKey: key, processInstanceKey: key, tenantId: z.string() });

/** Correlates at once or not at all: 404 when nobody waits. */
export const correlateMessage = endpoint({
  method: 'post',
  path: '/messages/correlation',
  body,
  handle: async ({ body: { name, correlationKey, variables: values }, services }) => {
    const value = { name, correlationKey, variables: document(values) };
    const command = { valueType: 'MESSAGE_CORRELATION', intent: 'CORRELATE', passing: 'CORRELATING', value };
    return ok(correlated.parse((await services.broker.execute(command)).value));
  },
});
