import { z } from 'zod';
import { endpoint, noContent } from '../../http/endpoint';
import { key as keyText, operationReference } from '../../http/parse';

const instruction = z.strictObject({ sourceElementId: z.string(), targetElementId: z.string() });

export const migrateProcessInstance = endpoint({
  method: 'post',
  path: '/process-instances/:processInstanceKey/migration',
  body: z.strictObject({ targetProcessDefinitionKey: keyText, mappingInstructions: z.array(instruction).min(1), operationReference }),
  handle: async ({ key, body, services }) => {
    const { targetProcessDefinitionKey, mappingInstructions } = body;
    const value = { processInstanceKey: Number(key), targetProcessDefinitionKey: Number(targetProcessDefinitionKey), mappingInstructions };
    await services.broker.execute({ valueType: 'PROCESS_INSTANCE_MIGRATION', intent: 'MIGRATE', key, value });
    return noContent;
  },
});
