import { z } from 'zod';
import { key } from './fields';
import { projector } from './projector';

const variable = z.object({
  name: z.string(),
  value: z.string(),
  scopeKey: key,
  processInstanceKey: key,
  tenantId: z.string(),
});

export const variables = projector('VARIABLE', variable, (tables, { intent, key: variableKey, value }) => {
  if (intent === 'CREATED') tables.variables.add(variableKey, { variableKey, ...value });
  else if (intent === 'UPDATED') tables.variables.change(variableKey, { value: value.value });
});
