import { z } from 'zod';
import { key } from './fields';
import { optional, projector } from './projector';

const subscription = z.object({
  messageName: z.string(),
  correlationKey: z.string(),
  elementId: z.string(),
  elementInstanceKey: key,
  processInstanceKey: key,
  bpmnProcessId: z.string(),
  tenantId: z.string(),
});

const states: Record<string, 'CREATED' | 'CORRELATED' | 'DELETED' | 'MIGRATED'> = {
  CREATED: 'CREATED',
  CORRELATED: 'CORRELATED',
  DELETED: 'DELETED',
  MIGRATED: 'MIGRATED',
};

export const messageSubscriptions = projector('PROCESS_MESSAGE_SUBSCRIPTION', subscription, (tables, event) => {
  const messageSubscriptionState = states[event.intent];
  if (!messageSubscriptionState) return;
  const { bpmnProcessId, ...value } = event.value;
  const changed = { messageSubscriptionState, lastUpdatedDate: event.at };
  if (tables.messageSubscriptions.get(event.key)) return tables.messageSubscriptions.change(event.key, changed);
  tables.messageSubscriptions.add(event.key, {
    messageSubscriptionKey: event.key,
    ...value,
    ...optional('processDefinitionKey', tables.processInstances.get(value.processInstanceKey)?.processDefinitionKey),
    processDefinitionId: bpmnProcessId,
    ...changed,
  });
});
