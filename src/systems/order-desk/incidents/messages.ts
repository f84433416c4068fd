import type { OutboxEntry } from '../../../database/outbox';
import type { IncidentRow } from './tables';

/** What the flow carries of a report: it changes when the dealer sends something in addition. */
export interface ReportedNow {
  reportLines: { partNo: string; partName: string; quantity: number; finding: string }[];
  reportSigned: boolean;
  driverSigned: boolean;
  description: string | null;
  evidenceCount: number;
}
type NewIncident = Pick<IncidentRow, 'caseNo' | 'dealerNo' | 'reportKind' | 'dealerReportNo' | 'shipmentNo' | 'frameNo'> & { dealerName: string };

/** Starts the case's flow (DI-01, X-15). */
export function incidentReported(incident: NewIncident, reported: ReportedNow): OutboxEntry {
  return message('incidentReported', incident.caseNo, incident.caseNo, { ...incident, ...reported });
}

/** Wakes the case that waits for the dealer's papers (DI-D1.2); once per question. */
export function incidentCompleted(caseNo: string, queryNo: number, reported: ReportedNow): OutboxEntry {
  return message('incidentCompleted', caseNo, `${caseNo}:${queryNo}`, { ...reported });
}

/** Wakes the case that waits for the dealer's answer to an opinion (DI-11); the key names the question. */
export function dealerAnswered(answerKey: string): OutboxEntry {
  return message('dealerAnswered', answerKey, answerKey, {});
}

/** Parts of a case are to come back; the case does not wait for them. */
export function partReturnExpected(caseNo: string, measureNo: number, dealerNo: string, parts: { partNo: string; quantity: number }[]): OutboxEntry {
  return message('partReturnExpected', caseNo, `${caseNo}/${measureNo}`, { caseNo, dealerNo, expectedParts: parts });
}

function message(target: string, correlationKey: string, once: string, variables: Record<string, unknown>): OutboxEntry {
  return { channel: 'message', target, dedupKey: `${target}:${once}`, payload: { correlationKey, variables } };
}
