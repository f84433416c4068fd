import { z } from 'zod';
import { document } from '../../engine/broker';
import { endpoint, noContent } from '../../http/endpoint';
import { operationReference, variables } from '../../http/parse';

/** Sets variables in the scope of an element instance or, by default, where they are declared. */
export const setVariables = endpoint({
  method: 'put',
  path: '/element-instances/:elementInstanceKey/variables',
  body: z.strictObject({ variables, local: z.boolean().default(false), operationReference }),
  handle: async ({ key, body, services }) => {
    const value = {
      scopeKey: Number(key),
      updateSemantics: body.local ? 'LOCAL' : 'PROPAGATE',
      variables: document(body.variables),
    };
    await services.broker.execute({ valueType: 'VARIABLE_DOCUMENT', intent: 'UPDATE', value });
    return noContent;
  },
});
