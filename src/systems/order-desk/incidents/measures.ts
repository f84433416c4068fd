import type { z } from 'zod';
import { enqueue } from '../../../database/outbox';
import { conflict } from '../../../http/problem';
import type { MeasureKind } from '../../incident-schemas';
import { refuseAny } from '../faults';
import { takeIncident } from './access';
import { unknownParts, updateIncident } from './incident-repository';
import { faultsOf, partNosOf } from './measure-faults';
import { insertMeasureParts, insertMeasures, measurePartsOf, measuresOf, updateMeasure } from './measure-repository';
import { partReturnExpected } from './messages';
import { questionsOf } from './question-repository';
import type { incidentClosing, measuresToSet } from './schemas';
import type { IncidentTx, MeasureRow } from './tables';

export const keyOf = ({ caseNo, measureNo }: Pick<MeasureRow, 'caseNo' | 'measureNo'>) => `${caseNo}/${measureNo}`;

/**
 * Records the measures of the opinion (DI-13, DI-D3); again only when all earlier ones are done.
 * Throws 409 `caseState` before the dealer has answered, 409 `measuresOpen`, 422 for parts that are missing, unknown,
 * of no measure or beyond the opinion, and for measures that do not go together.
 */
export async function recordMeasures(tx: IncidentTx, at: Date, given: z.output<typeof measuresToSet>) {
  const { caseNo, measures, recordedBy } = given;
  await takeIncident(tx, caseNo, ['answering', 'measuring']);
  if ((await questionsOf(tx, caseNo)).some(({ closedAt }) => closedAt === null)) {
    throw conflict('caseState', `${caseNo} waits for the dealer's answer; its measures are set when the question is closed`);
  }
  const earlier = await measuresOf(tx, caseNo);
  requireDone(caseNo, earlier);
  const partsOf = { sendParts: given.partsToSend, partReturn: given.partsToReturn };
  refuseAny(faultsOf(given, await unknownParts(tx, partNosOf(given))));
  const rows = measures.map((measureKind, index) => ({ caseNo, measureNo: earlier.length + index + 1, measureKind, recordedBy, recordedAt: at }));
  await insertMeasures(tx, rows);
  const parts = rows.flatMap(({ measureNo, measureKind }) =>
    measureKind === 'sendParts' || measureKind === 'partReturn' ? partsOf[measureKind].map((part) => ({ caseNo, measureNo, ...part })) : [],
  );
  await insertMeasureParts(tx, parts);
  await updateIncident(tx, caseNo, { state: 'measuring' });
  const measureList = rows.map((row) => ({ measureNo: row.measureNo, measureKind: row.measureKind, measureKey: keyOf(row) }));
  return { measureList, replacementKey: measureList.find(({ measureKind }) => measureKind === 'sendParts')?.measureKey ?? null };
}

function requireDone(caseNo: string, measures: MeasureRow[]): void {
  const open = measures.filter(({ doneAt }) => doneAt === null).map(({ measureKind }) => measureKind);
  if (open.length > 0) throw conflict('measuresOpen', `${caseNo} still has measures that are not done: ${open.join(', ')}`);
}

/** The open measure of a kind, of a locked case. Throws 404, 409 `caseState`, 409 `measureMissing`. */
export async function takeMeasure(tx: IncidentTx, caseNo: string, measureKind: MeasureKind) {
  const incident = await takeIncident(tx, caseNo, ['measuring']);
  const measure = (await measuresOf(tx, caseNo)).find((each) => each.measureKind === measureKind && each.doneAt === null);
  if (!measure) throw conflict('measureMissing', `${caseNo} has no open measure ${measureKind}`);
  return { incident, measure };
}

/** Expects the defective parts back and tells whoever takes returned parts in (DI-16, X-14); the measure is done. */
export async function expectPartReturn(tx: IncidentTx, at: Date, caseNo: string) {
  const { incident, measure } = await takeMeasure(tx, caseNo, 'partReturn');
  const parts = (await measurePartsOf(tx, caseNo)).filter(({ measureNo }) => measureNo === measure.measureNo);
  const expected = parts.map(({ partNo, quantity }) => ({ partNo, quantity }));
  await updateMeasure(tx, measure, { doneAt: at });
  await enqueue(tx, partReturnExpected(caseNo, measure.measureNo, incident.dealerNo, expected), at);
  return {};
}

/** Records that a measure without a system of its own is done (DI-15, DI-16). */
export async function completeMeasure(
  tx: IncidentTx,
  at: Date,
  { caseNo, measureKind, recordedBy }: { caseNo: string; measureKind: MeasureKind; recordedBy?: string | null | undefined },
) {
  const { measure } = await takeMeasure(tx, caseNo, measureKind);
  await updateMeasure(tx, measure, { doneBy: recordedBy ?? null, doneAt: at });
  return {};
}

/** Closes the case when all its measures are done (DI-17). Throws 409 `measuresOpen` before. */
export async function closeIncident(tx: IncidentTx, at: Date, { caseNo, endState, closedBy }: z.output<typeof incidentClosing>) {
  await takeIncident(tx, caseNo, ['measuring']);
  requireDone(caseNo, await measuresOf(tx, caseNo));
  await updateIncident(tx, caseNo, { state: endState, closedBy, closedAt: at });
  return { endState };
}
