import { z } from 'zod';
import { key } from './fields';
import { optional, projector, type Event } from './projector';
import type { Tables } from './tables';

const element = z.object({
  bpmnProcessId: z.string(),
  version: z.number(),
  processDefinitionKey: key,
  processInstanceKey: key,
  elementId: z.string(),
  flowScopeKey: key,
  bpmnElementType: z.string(),
  parentProcessInstanceKey: key,
  parentElementInstanceKey: key,
  tags: z.array(z.string()),
  tenantId: z.string(),
});
type ElementEvent = Event<z.infer<typeof element>>;

const ends: Record<string, 'COMPLETED' | 'TERMINATED'> = { ELEMENT_COMPLETED: 'COMPLETED', ELEMENT_TERMINATED: 'TERMINATED' };

/** Process instances, element instances and sequence flows taken: one value type in the log. */
export const processInstances = projector('PROCESS_INSTANCE', element, (tables, event) => {
  if (event.intent === 'ELEMENT_ACTIVATING') activate(tables, event);
  else if (event.intent === 'SEQUENCE_FLOW_TAKEN') takeFlow(tables, event);
  else if (event.intent === 'ELEMENT_MIGRATED') migrate(tables, event);
  const state = ends[event.intent];
  if (!state) return;
  tables.elementInstances.change(event.key, { state, endDate: event.at });
  tables.processInstances.change(event.key, { state, endDate: event.at });
});

const common = ({ value }: ElementEvent) => ({
  processInstanceKey: value.processInstanceKey,
  processDefinitionKey: value.processDefinitionKey,
  processDefinitionId: value.bpmnProcessId,
  tenantId: value.tenantId,
});

function activate(tables: Tables, event: ElementEvent): void {
  const { key: elementInstanceKey, value, at } = event;
  const names = tables.models.get(value.processDefinitionKey)?.names.elementNames;
  const elementName = names?.get(value.elementId) ?? value.elementId;
  const state = { state: 'ACTIVE', startDate: at, hasIncident: false } as const;
  tables.scopes.set(elementInstanceKey, value.flowScopeKey);
  tables.elementInstances.add(elementInstanceKey, {
    elementInstanceKey,
    ...common(event),
    elementId: value.elementId,
    elementName,
    type: value.bpmnElementType,
    ...state,
  });
  if (value.bpmnElementType !== 'PROCESS') return;
  tables.processInstances.add(elementInstanceKey, {
    ...common(event),
    ...definition(tables, event),
    ...optional('parentProcessInstanceKey', value.parentProcessInstanceKey),
    ...optional('parentElementInstanceKey', value.parentElementInstanceKey),
    ...state,
    tags: value.tags,
  });
}

function definition(tables: Tables, { value }: ElementEvent) {
  const row = tables.processDefinitions.get(value.processDefinitionKey);
  return {
    processDefinitionName: row?.name ?? value.bpmnProcessId,
    processDefinitionVersion: value.version,
    ...optional('processDefinitionVersionTag', row?.versionTag),
  };
}

function takeFlow(tables: Tables, event: ElementEvent): void {
  const { elementId } = event.value;
  tables.sequenceFlows.add(`${event.position}`, { sequenceFlowId: `${event.value.processInstanceKey}_${elementId}`, elementId, ...common(event) });
}

function migrate(tables: Tables, event: ElementEvent): void {
  tables.elementInstances.change(event.key, { ...common(event), elementId: event.value.elementId });
  tables.processInstances.change(event.key, { ...common(event), ...definition(tables, event) });
}
