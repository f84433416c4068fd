import { z } from 'zod';
import { readBpmnNames } from './bpmn-names';
import { key } from './fields';
import { optional, projector } from './projector';

const process = z.object({
  bpmnProcessId: z.string(),
  processDefinitionKey: key,
  version: z.number(),
  versionTag: z.string(),
  resourceName: z.string(),
  resource: z.string(),
  tenantId: z.string(),
});

export const processDefinitions = projector('PROCESS', process, (tables, { intent, value }) => {
  if (intent !== 'CREATED') return;
  const xml = Buffer.from(value.resource, 'base64').toString('utf8');
  const names = readBpmnNames(xml);
  tables.models.set(value.processDefinitionKey, { xml, names });
  tables.processDefinitions.add(value.processDefinitionKey, {
    processDefinitionKey: value.processDefinitionKey,
    processDefinitionId: value.bpmnProcessId,
    ...optional('name', names.elementNames.get(value.bpmnProcessId)),
    version: value.version,
    ...optional('versionTag', value.versionTag),
    resourceName: value.resourceName,
    tenantId: value.tenantId,
    hasStartForm: names.startForms.has(value.bpmnProcessId),
  });
});
