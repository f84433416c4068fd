import { z } from 'zod';
import { key } from './fields';
import { optional, projector } from './projector';
import type { Tables } from './tables';

const incident = z.object({
  errorType: z.string(),
  errorMessage: z.string(),
  jobKey: key,
  bpmnProcessId: z.string(),
  processDefinitionKey: key,
  processInstanceKey: key,
  elementId: z.string(),
  elementInstanceKey: key,
  tenantId: z.string(),
});

export const incidents = projector('INCIDENT', incident, (tables, { intent, key: incidentKey, value, at }) => {
  if (intent === 'CREATED') {
    const { bpmnProcessId, jobKey, ...fields } = value;
    const row = { incidentKey, ...fields, processDefinitionId: bpmnProcessId, ...optional('jobKey', jobKey) };
    tables.incidents.add(incidentKey, { ...row, state: 'ACTIVE', creationTime: at });
    tables.elementInstances.change(value.elementInstanceKey, { hasIncident: true, incidentKey });
    markInstances(tables, value.processInstanceKey);
  } else if (intent === 'RESOLVED') {
    tables.incidents.change(incidentKey, { state: 'RESOLVED' });
    tables.elementInstances.change(value.elementInstanceKey, (row) => {
      delete row.incidentKey;
      return { hasIncident: false };
    });
    markInstances(tables, value.processInstanceKey);
  }
});

/** An instance shows an incident of its own or of an instance that it has called. */
function markInstances(tables: Tables, processInstanceKey: string): void {
  const instance = tables.processInstances.get(processInstanceKey);
  if (!instance) return;
  instance.hasIncident = hasOpenIncident(tables, processInstanceKey) || hasMarkedChild(tables, processInstanceKey);
  if (instance.parentProcessInstanceKey) markInstances(tables, instance.parentProcessInstanceKey);
}

function hasOpenIncident(tables: Tables, processInstanceKey: string): boolean {
  for (const row of tables.incidents.ofInstance(processInstanceKey)) if (row.state === 'ACTIVE') return true;
  return false;
}

function hasMarkedChild(tables: Tables, processInstanceKey: string): boolean {
  for (const row of tables.processInstances.all()) {
    if (row.parentProcessInstanceKey === processInstanceKey && row.hasIncident) return true;
  }
  return false;
}
