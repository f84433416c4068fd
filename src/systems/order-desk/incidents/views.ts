import type { Locale } from '../../../config';
import { notFound } from '../../../http/problem';
import { partNameIn } from '../part-name';
import { breachesOf, evidenceOf, findIncident, pageOfIncidents, reportLinesOf, type IncidentFilter } from './incident-repository';
import { measurePartsOf, measuresOf } from './measure-repository';
import { questionsOf } from './question-repository';
import type { IncidentRow, IncidentTx } from './tables';

const textOf = (moment: Date | null) => moment?.toISOString() ?? null;

/** A case as its dealer and staff see it. Throws 404 `notFound`. */
export async function viewIncident(tx: IncidentTx, caseNo: string, locale: Locale) {
  const incident = await findIncident(tx, caseNo);
  if (!incident) throw notFound('incident', caseNo);
  const named = <Row extends { nameZh: string; nameEn: string }>({ nameZh, nameEn, ...row }: Row) => ({ ...row, partName: partNameIn(locale, { nameZh, nameEn }) });
  const { dealerReportNo, faxRegisterNo, registeredBy, signed, driverSigned, description, queryText } = incident;
  return {
    ...summaryOf(incident, await breachesOf(tx, [caseNo])),
    ...{ dealerReportNo, faxRegisterNo, registeredBy, signed, driverSigned, description, queryText },
    lines: (await reportLinesOf(tx, incident)).map(named),
    evidenceNos: await evidenceOf(tx, caseNo),
    questions: await viewQuestions(tx, caseNo),
    measures: await viewMeasures(tx, caseNo, (await measurePartsOf(tx, caseNo)).map(named)),
  };
}

async function viewQuestions(tx: IncidentTx, caseNo: string) {
  return (await questionsOf(tx, caseNo)).map(({ caseNo: _, answer, contactedAt, answeredAt, closedAt, ...question }) => ({
    ...question,
    answer: answer ?? (closedAt === null ? null : ('silent' as const)),
    contactedAt: contactedAt.toISOString(),
    answeredAt: textOf(answeredAt),
    closedAt: textOf(closedAt),
  }));
}

type NamedPart = { measureNo: number; partNo: string; partName: string; quantity: number };

async function viewMeasures(tx: IncidentTx, caseNo: string, parts: NamedPart[]) {
  return (await measuresOf(tx, caseNo)).map(({ measureNo, measureKind, orderNo, orderEnd, restNote, recordedBy, recordedAt, doneAt }) => ({
    ...{ measureNo, measureKind, orderNo, orderEnd, restNote, recordedBy },
    parts: parts.filter((part) => part.measureNo === measureNo).map(({ partNo, partName, quantity }) => ({ partNo, partName, quantity })),
    recordedAt: recordedAt.toISOString(),
    doneAt: textOf(doneAt),
  }));
}

/** One page of cases by arrival; `next` is null on the last one. */
export async function listIncidents(tx: IncidentTx, filter: IncidentFilter) {
  const rows = await pageOfIncidents(tx, { ...filter, limit: filter.limit + 1 });
  const page = rows.slice(0, filter.limit);
  const breaches = await breachesOf(tx, page.map(({ caseNo }) => caseNo));
  const next = rows.length > filter.limit ? (page.at(-1)?.position ?? null) : null;
  return { incidents: page.map((incident) => summaryOf(incident, breaches)), next };
}

function summaryOf(incident: IncidentRow & { dealerName: string }, breaches: { caseNo: string; deadlineId: string }[]) {
  const { caseNo, dealerNo, dealerName, reportKind, shipmentNo, frameNo, state, receivedAt, closedAt } = incident;
  const missed = breaches.filter((breach) => breach.caseNo === caseNo).map(({ deadlineId }) => deadlineId);
  return {
    ...{ caseNo, dealerNo, dealerName, reportKind, shipmentNo, frameNo, state },
    receivedAt: receivedAt.toISOString(),
    closedAt: textOf(closedAt),
    deadlinesBreached: [...new Set(missed)],
  };
}
