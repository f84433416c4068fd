import { z } from 'zod';
import { document } from '../../engine/broker';
import { checkStart } from '../../http/access';
import { endpoint, ok } from '../../http/endpoint';
import { key as keyText, operationReference, tenantId, variables, wholeNumber } from '../../http/parse';
import { key } from '../../projection/fields';
import type { Services } from '../../services';
import { awaitResult } from './await-result';

const shared = {
  variables: variables.default({}),
  tenantId,
  operationReference,
  startInstructions: z.array(z.strictObject({ elementId: z.string() })).default([]),
  runtimeInstructions: z
    .array(z.strictObject({ type: z.literal('TERMINATE_PROCESS_INSTANCE').default('TERMINATE_PROCESS_INSTANCE'), afterElementId: z.string() }))
    .default([]),
  awaitCompletion: z.boolean().default(false),
  fetchVariables: z.array(z.string()).default([]),
  requestTimeout: wholeNumber({ min: 0, max: 600_000 }).default(0),
  tags: z.array(z.string().max(100)).max(10).default([]),
};
const byId = z.strictObject({ processDefinitionId: z.string(), processDefinitionVersion: z.int().default(-1), ...shared });
const byKey = z.strictObject({ processDefinitionKey: keyText, ...shared });

const created = z.object({
  bpmnProcessId: z.string(),
  version: z.number(),
  processDefinitionKey: key,
  processInstanceKey: key,
  tenantId: z.string(),
  tags: z.array(z.string()),
});

export const createProcessInstance = endpoint({
  method: 'post',
  path: '/process-instances',
  body: z.union([byId, byKey]),
  handle: async ({ body, caller, services, signal }) => {
    checkStart(caller, processOf(body, services), body.startInstructions.length > 0);
    const which =
      'processDefinitionId' in body
        ? { bpmnProcessId: body.processDefinitionId, version: body.processDefinitionVersion }
        : { processDefinitionKey: Number(body.processDefinitionKey) };
    const { startInstructions, runtimeInstructions, tags } = body;
    const value = { ...which, variables: document(body.variables), startInstructions, runtimeInstructions, tags };
    const record = await services.broker.execute({ valueType: 'PROCESS_INSTANCE_CREATION', intent: 'CREATE', value });
    const { bpmnProcessId, version, ...instance } = created.parse(record.value);
    const result = body.awaitCompletion ? await awaitResult(services, instance.processInstanceKey, body, signal) : {};
    return ok({ processDefinitionId: bpmnProcessId, processDefinitionVersion: version, ...instance, variables: result });
  },
});

/** Id of the process asked for; a key that is not there names none. */
function processOf(body: z.output<typeof byId> | z.output<typeof byKey>, { tables }: Services): string {
  if ('processDefinitionId' in body) return body.processDefinitionId;
  return tables.processDefinitions.get(body.processDefinitionKey)?.processDefinitionId ?? body.processDefinitionKey;
}
