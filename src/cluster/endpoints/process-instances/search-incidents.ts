import { searchEndpoint } from '../../http/search';
import type { IncidentRow } from '../../projection/rows';
import type { Tables } from '../../projection/tables';
import { incidentSearch } from '../incidents/rows';
import { findProcessInstance } from './find';

/** The incidents of an instance and of the instances that it has called. */
export const searchProcessInstanceIncidents = searchEndpoint({
  path: '/process-instances/:processInstanceKey/incidents/search',
  table: (tables) => tables.incidents,
  candidates: (tables, key) => incidentsBelow(tables, findProcessInstance(tables, key).processInstanceKey),
  ...incidentSearch,
});

function incidentsBelow(tables: Tables, processInstanceKey: string): IncidentRow[] {
  const called = [...tables.processInstances.all()].filter((row) => row.parentProcessInstanceKey === processInstanceKey);
  const below = called.flatMap((row) => incidentsBelow(tables, row.processInstanceKey));
  return [...tables.incidents.ofInstance(processInstanceKey), ...below];
}
