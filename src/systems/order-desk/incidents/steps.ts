import { conflict } from '../../../http/problem';
import { takeIncident } from './access';
import { insertBreach, updateIncident } from './incident-repository';
import { questionsOf } from './question-repository';
import type { IncidentTx } from './tables';

/**
 * Binds the case to the process instance that runs it: the first one wins, and may ask again.
 * Throws 409 `caseAlreadyRuns` for any other.
 */
export async function claimIncident(tx: IncidentTx, caseNo: string, instance: string) {
  const incident = await takeIncident(tx, caseNo);
  if (incident.instance === null) await updateIncident(tx, caseNo, { instance });
  else if (incident.instance !== instance) {
    throw conflict('caseAlreadyRuns', `${caseNo} is already run by process instance ${incident.instance}; cancel this second one`);
  }
  return {};
}

/** Opens a received case under its row of the fax register (DI-02). */
export async function openIncident(tx: IncidentTx, at: Date, given: { caseNo: string; faxRegisterNo: string; registeredBy: string }) {
  const { caseNo, faxRegisterNo, registeredBy } = given;
  await takeIncident(tx, caseNo, ['received']);
  await updateIncident(tx, caseNo, { state: 'registered', faxRegisterNo, registeredBy, registeredAt: at });
  return {};
}

/** Records what the dealer is asked to complete; the case waits for it (DI-D1.2). */
export async function recordQuery(tx: IncidentTx, given: { caseNo: string; queryText: string; recordedBy: string }) {
  const { caseNo, queryText, recordedBy } = given;
  const { queryNo } = await takeIncident(tx, caseNo, ['registered']);
  await updateIncident(tx, caseNo, { state: 'awaitingDealer', queryNo: queryNo + 1, queryText, queryRecordedBy: recordedBy });
  return {};
}

/**
 * Was the dealer told too late (T-04)? Decided from the recorded moments: the contact that was due, before `dueAt`, is in
 * time (I-G-4). A miss is written down and told once, and flags the case; nothing else follows from it (I-G-5).
 */
export async function recordIncidentBreach(tx: IncidentTx, at: Date, given: { caseNo: string; deadlineId: string; dueAt: string; questionNo: number }) {
  const { caseNo, deadlineId, questionNo } = given;
  await takeIncident(tx, caseNo);
  const dueAt = new Date(given.dueAt);
  const told = (await questionsOf(tx, caseNo)).find((question) => question.questionNo === questionNo);
  if (told && told.contactedAt < dueAt) return { breached: false };
  return { breached: await insertBreach(tx, { caseNo, deadlineId, dueAt, recordedAt: at }) };
}

/** Flags the case with a deadline that another system found missed (I-G-5). */
export async function flagIncidentBreach(tx: IncidentTx, at: Date, given: { caseNo: string; deadlineId: string; dueAt: string }) {
  await takeIncident(tx, given.caseNo);
  await insertBreach(tx, { ...given, dueAt: new Date(given.dueAt), recordedAt: at });
  return {};
}
