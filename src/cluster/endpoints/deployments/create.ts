import { z } from 'zod';
import { bytes } from '../../engine/broker';
import { endpoint, ok } from '../../http/endpoint';
import { badRequest } from '../../http/problem';
import { key } from '../../projection/fields';
import { readResources } from './read-resources';

const shared = { resourceName: z.string(), tenantId: z.string() };
const process = z
  .object({ ...shared, bpmnProcessId: z.string(), version: z.number(), processDefinitionKey: key })
  .transform(({ bpmnProcessId, version, ...rest }) => ({
    processDefinition: { processDefinitionId: bpmnProcessId, processDefinitionVersion: version, ...rest },
  }));
const form = z
  .object({ ...shared, formId: z.string(), version: z.number(), formKey: key })
  .transform((each) => ({ form: each }));
const resource = z
  .object({ ...shared, resourceId: z.string(), version: z.number(), resourceKey: key })
  .transform((each) => ({ resource: each }));
const decision = z
  .object({
    decisionId: z.string(),
    decisionName: z.string(),
    decisionKey: key,
    version: z.number(),
    decisionRequirementsId: z.string(),
    decisionRequirementsKey: key,
    tenantId: z.string(),
  })
  .transform(({ decisionId, decisionName, decisionKey, ...rest }) => ({
    decisionDefinition: { decisionDefinitionId: decisionId, name: decisionName, decisionDefinitionKey: decisionKey, ...rest },
  }));
const requirements = z
  .object({
    ...shared,
    decisionRequirementsId: z.string(),
    decisionRequirementsName: z.string(),
    decisionRequirementsVersion: z.number(),
    decisionRequirementsKey: key,
  })
  .transform(({ decisionRequirementsVersion: version, ...rest }) => ({ decisionRequirements: { version, ...rest } }));

const deployment = z.object({
  tenantId: z.string(),
  processesMetadata: z.array(process),
  decisionsMetadata: z.array(decision),
  decisionRequirementsMetadata: z.array(requirements),
  formMetadata: z.array(form),
  resourceMetadata: z.array(resource),
});

export const createDeployment = endpoint({
  method: 'post',
  path: '/deployments',
  multipart: true,
  handle: async ({ raw, services }) => {
    if (!raw) throw badRequest('Resources come as a form with files.');
    const files = await readResources(raw);
    const resources = files.map(({ name, content }) => ({ resourceName: name, resource: bytes(content) }));
    const created = await services.broker.execute({ valueType: 'DEPLOYMENT', intent: 'CREATE', value: { resources } });
    const { tenantId, ...lists } = deployment.parse(created.value);
    return ok({ deploymentKey: String(created.key), tenantId, deployments: Object.values(lists).flat() });
  },
});
