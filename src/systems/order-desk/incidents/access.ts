import { conflict, notFound } from '../../../http/problem';
import { lockIncident } from './incident-repository';
import type { IncidentState } from './schemas';
import type { IncidentRow, IncidentTx } from './tables';

/** The case, locked. Throws 404 `notFound`, or 409 `caseState` when it stands elsewhere. */
export async function takeIncident(tx: IncidentTx, caseNo: string, allowed?: IncidentState[]): Promise<IncidentRow> {
  const incident = await lockIncident(tx, caseNo);
  if (!incident) throw notFound('incident', caseNo);
  if (allowed && !allowed.includes(incident.state)) {
    throw conflict('caseState', `${caseNo} is ${incident.state}; this can be done only while it is ${allowed.join(' or ')}`);
  }
  return incident;
}
