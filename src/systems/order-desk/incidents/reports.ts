import type { Locale } from '../../../config';
import { enqueue } from '../../../database/outbox';
import { nextNumber } from '../../../database/serial';
import { lockDealer } from '../catalogue-repository';
import { unfitEvidence } from '../evidence/evidence';
import { faxReceived } from '../fax-entry';
import { partNameIn } from '../part-name';
import {
  evidenceOf,
  findByReportNo,
  insertIncident,
  insertReportLines,
  lockIncident,
  nameEvidence,
  reportLinesOf,
  unknownParts,
  updateIncident,
} from './incident-repository';
import { incidentCompleted, incidentReported } from './messages';
import type { Misfit } from './misfits';
import type { IncidentCompletion, IncidentReport } from './schemas';
import type { IncidentRow, IncidentTx } from './tables';

/**
 * Takes in what a dealer reports (DI-01), complete or not: the case and the start of its flow commit together.
 * Returns the case's number, or why the report can not be taken in.
 */
export async function reportIncident(tx: IncidentTx, at: Date, given: IncidentReport, locale: Locale): Promise<{ caseNo: string } | Misfit> {
  // Reports of one dealer take turns, so that the same report sent twice is one case.
  const dealer = await lockDealer(tx, given.dealerNo);
  if (!dealer) return { misfit: 'unknownDealer', field: 'dealerNo', value: given.dealerNo };
  const misfit =
    (await unfitReportNo(tx, given)) ?? (await unfitVehicle(tx, given)) ?? (await unfitLine(tx, given.lines)) ?? (await unfitEvidence(tx, given.evidenceNos, { dealerNo: given.dealerNo }));
  if (misfit) return misfit;
  const { lines, evidenceNos, ...report } = given;
  const caseNo = await nextNumber(tx, 'DI', at);
  const left = { dealerReportNo: report.dealerReportNo ?? null, shipmentNo: report.shipmentNo ?? null, frameNo: report.frameNo ?? null };
  await insertIncident(tx, { ...report, ...left, description: report.description ?? null, caseNo, state: 'received', receivedAt: at });
  await insertReportLines(tx, numbered(caseNo, 1, lines));
  await nameEvidence(tx, { caseNo, dealerNo: given.dealerNo }, evidenceNos, at);
  const start = { ...left, caseNo, dealerNo: dealer.dealerNo, dealerName: dealer.name, reportKind: report.reportKind };
  await enqueue(tx, incidentReported(start, await reportedNow(tx, caseNo, locale)), at);
  return { caseNo };
}

async function unfitReportNo(tx: IncidentTx, { dealerNo, dealerReportNo }: IncidentReport): Promise<Misfit | undefined> {
  const known = dealerReportNo ? await findByReportNo(tx, dealerNo, dealerReportNo) : undefined;
  return known && { misfit: 'incidentAlreadyReported', field: 'dealerReportNo', value: known.caseNo };
}

async function unfitVehicle(tx: IncidentTx, { dealerNo, frameNo }: IncidentReport): Promise<Misfit | undefined> {
  if (!frameNo) return undefined;
  const vehicle = await tx.selectFrom('vehicle').select('dealerNo').where('frameNo', '=', frameNo).executeTakeFirst();
  if (vehicle?.dealerNo === dealerNo) return undefined;
  return { misfit: vehicle ? 'vehicleNotOfDealer' : 'unknownVehicle', field: 'frameNo', value: frameNo };
}

async function unfitLine(tx: IncidentTx, lines: IncidentReport['lines']): Promise<Misfit | undefined> {
  const unknown = await unknownParts(tx, lines.map(({ partNo }) => partNo));
  const index = lines.findIndex(({ partNo }) => unknown.has(partNo));
  return lines[index] && { misfit: 'unknownPart', field: `lines.${index}.partNo`, value: lines[index].partNo };
}

const numbered = (caseNo: string, round: number, lines: IncidentReport['lines']) =>
  lines.map((line, index) => ({ ...line, caseNo, round, lineNo: index + 1 }));

/** Takes in what a dealer sends in addition (DI-D1.2), once per question; returns why not, if it does not fit. */
export async function completeIncident(tx: IncidentTx, at: Date, given: IncidentCompletion, locale: Locale): Promise<Misfit | undefined> {
  const incident = await incidentMeant(tx, given);
  if ('misfit' in incident) return incident;
  const { caseNo } = incident;
  if (incident.state !== 'awaitingDealer') return { misfit: 'papersNotAwaited', field: 'caseNo', value: caseNo };
  const misfit = (await unfitLine(tx, given.lines ?? [])) ?? (await unfitEvidence(tx, given.evidenceNos, incident));
  if (misfit) return misfit;
  const reportRound = incident.reportRound + (given.lines ? 1 : 0);
  await insertReportLines(tx, numbered(caseNo, reportRound, given.lines ?? []));
  await nameEvidence(tx, incident, given.evidenceNos, at);
  const signed = given.signed ?? incident.signed;
  const driverSigned = given.driverSigned ?? incident.driverSigned;
  const description = given.description ?? incident.description;
  await updateIncident(tx, caseNo, { signed, driverSigned, description, reportRound, state: 'registered' });
  await enqueue(tx, faxReceived({ caseNo, party: incident.dealerNo, what: 'completion', no: incident.queryNo }, locale), at);
  await enqueue(tx, incidentCompleted(caseNo, incident.queryNo, await reportedNow(tx, caseNo, locale)), at);
  return undefined;
}

/** The dealer's case that is meant, locked; or why there is none. */
export async function incidentMeant(tx: IncidentTx, { caseNo, dealerNo }: { caseNo: string; dealerNo: string }): Promise<IncidentRow | Misfit> {
  const incident = await lockIncident(tx, caseNo);
  if (!incident) return { misfit: 'unknownIncident', field: 'caseNo', value: caseNo };
  return incident.dealerNo === dealerNo ? incident : { misfit: 'incidentOfOtherDealer', field: 'caseNo', value: caseNo };
}

/** The report as it stands, for the flow. */
async function reportedNow(tx: IncidentTx, caseNo: string, locale: Locale) {
  const { signed, driverSigned, description, reportRound } = await tx.selectFrom('incident').selectAll().where('caseNo', '=', caseNo).executeTakeFirstOrThrow();
  const lines = await reportLinesOf(tx, { caseNo, reportRound });
  const reportLines = lines.map(({ partNo, quantity, finding, ...names }) => ({ partNo, partName: partNameIn(locale, names), quantity, finding }));
  return { reportLines, reportSigned: signed, driverSigned, description, evidenceCount: (await evidenceOf(tx, caseNo)).length };
}
