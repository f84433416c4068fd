import { conflict, notFound } from '../../http/problem';
import { lastCorrections } from './count-corrections';
import { changeReport, linesOfSheets, lockReport } from './count-repository';
import { tellAsker } from './count-result';
import { differenceOf } from './counts';
import { reportToFinance } from './finance-report';
import type { CountLine, DifferenceReportRow } from './keeper-tables';
import { lose, lossesAt, type Lost } from './lost-reservations';
import { post } from './movements';
import { findLot, lockLots } from './old-parts/lots';
import { moveLot } from './scrap/lot-moves';
import { lockPool } from './scrap/repository';
import { correctDown, loseOpenCandidates, mayLose } from './scrap/stocktake';
import { requireOtherHand, requireReason } from './slips';
import { findParts, lockBalances } from './stock-repository';
import type { WarehouseTx } from './tables';

export interface DifferenceDecision {
  differenceReportNo: string;
  released: boolean;
  reason?: string | undefined;
  decidedBy: string;
}

/** The clerk's word on a difference (SW-D3.2); who counted does not release (I-G-9). The book changes when it is posted. */
export async function decideDifference(tx: WarehouseTx, decision: DifferenceDecision, at: Date): Promise<void> {
  const { differenceReportNo, released, reason, decidedBy } = decision;
  const report = await reportIn(tx, differenceReportNo, 'open', 'a decision');
  requireOtherHand(decidedBy, report.counter ?? undefined, 'its release', 'counted');
  requireReason(released, reason);
  const state = released ? 'released' : 'refused';
  await changeReport(tx, differenceReportNo, { state, decidedBy, decidedAt: at, reason: reason ?? null });
}

/**
 * Corrects the book by the differences of a released report (SW-04) and tells finance (L-17).
 * Where a shortage takes pieces that are reserved, says which lines lost how many. A shortage that would take
 * what is picked, or more than the book has left there, is not posted, nor is a difference that another count has seen and
 * corrected meanwhile: the report is overtaken, the place counted anew.
 */
export async function postDifference(tx: WarehouseTx, differenceReportNo: string, at: Date) {
  const { countSheetNo } = await reportIn(tx, differenceReportNo, 'released', 'posting');
  const counted = (await linesOfSheets(tx, [countSheetNo])).filter((line) => differenceOf(line).difference !== 0);
  const lines = counted.map(differenceOf);
  await lockOldParts(tx, lines);
  const losses = await lossesOf(tx, lines);
  if (!losses || (await correctedMeanwhile(tx, counted)) || !(await lotsCanLose(tx, lines))) {
    await changeReport(tx, differenceReportNo, { state: 'overtaken' });
    return { differencePosted: false, movementIds: [], lostReservations: [] };
  }
  await lose(tx, losses);
  const movementIds: string[] = [];
  for (const line of lines) movementIds.push(await correct(tx, differenceReportNo, line, at));
  await changeReport(tx, differenceReportNo, { state: 'posted' });
  await tellAsker(tx, countSheetNo, at);
  const lostReservations = losses.map(({ orderNo, orderLineId, quantity }) => ({ orderNo, orderLineId, quantity }));
  return { differencePosted: true, movementIds, lostReservations };
}

type Difference = ReturnType<typeof differenceOf>;

/** Pool, lots and then places: everybody locks them in this order. */
async function lockOldParts(tx: WarehouseTx, lines: Difference[]): Promise<void> {
  const lots = lines.flatMap(({ oldPartNo }) => oldPartNo ?? []);
  if (lots.length === 0) return;
  await lockPool(tx);
  await lockLots(tx, [...new Set(lots)]);
}

/** Whether a count has corrected one of these places or lots since they were counted. */
async function correctedMeanwhile(tx: WarehouseTx, lines: CountLine[]): Promise<boolean> {
  const lastOf = await lastCorrections(tx, lines);
  return lines.some((line) => line.correctionSeen !== null && line.correctionSeen !== lastOf(line));
}

/** What reservations lose by the shortages among the lines; undefined when one of them can not be. */
async function lossesOf(tx: WarehouseTx, lines: Difference[]): Promise<Lost[] | undefined> {
  const balances = await lockBalances(tx, lines);
  const losses: Lost[] = [];
  for (const { partNo, location, difference } of lines.filter((line) => line.difference < 0)) {
    const balance = balances.find((each) => each.partNo === partNo && each.location === location);
    const lost = balance && (await lossesAt(tx, { partNo, location }, -difference, balance));
    if (!lost) return undefined;
    losses.push(...lost);
  }
  return losses;
}

/** Whether the lots among the lines have the pieces to lose: what stands on a scrap list is counted with that list only. */
async function lotsCanLose(tx: WarehouseTx, lines: Difference[]): Promise<boolean> {
  for (const { oldPartNo, candidateId, difference } of lines) {
    if (oldPartNo !== null && candidateId === null && difference < 0 && !(await mayLose(tx, oldPartNo, -difference))) return false;
  }
  return true;
}

async function reportIn(tx: WarehouseTx, differenceReportNo: string, needed: DifferenceReportRow['state'], act: string) {
  const report = await lockReport(tx, differenceReportNo);
  if (!report) throw notFound('difference report', differenceReportNo);
  if (report.state === needed) return report;
  throw conflict('reportState', `Difference report ${differenceReportNo} is ${report.state}; ${act} needs one that is ${needed}`);
}

async function correct(tx: WarehouseTx, documentNo: string, line: Difference, at: Date): Promise<string> {
  const { partNo, location, difference, oldPartNo } = line;
  if (oldPartNo !== null) return correctLot(tx, documentNo, { ...line, oldPartNo }, at);
  const [part] = await findParts(tx, [partNo]);
  if (!part) throw new Error(`Part ${partNo} of ${documentNo} is gone`);
  const short = difference < 0;
  const type = short ? 'countShortage' : 'countSurplus';
  const quantity = Math.abs(difference);
  const way = short ? { from: location, to: null } : { from: null, to: location };
  const movementId = await post(tx, { documentNo, type, part, ...way, quantity, orderLineId: null }, at);
  await reportToFinance(tx, { movementId, type, part, quantity, documentNo, location }, at);
  return movementId;
}

/** Old parts are corrected lot by lot, at the lot's value; a scrap list that misses pieces is corrected down with it (PS-D6.2). */
async function correctLot(tx: WarehouseTx, documentNo: string, { oldPartNo, candidateId, difference }: Difference & { oldPartNo: string }, at: Date): Promise<string> {
  const short = difference < 0;
  const quantity = Math.abs(difference);
  if (candidateId !== null && short) await correctDown(tx, candidateId, quantity);
  if (candidateId === null && short) await loseOpenCandidates(tx, oldPartNo, quantity);
  const lot = await findLot(tx, oldPartNo);
  if (!lot) throw new Error(`The lot ${oldPartNo} of ${documentNo} is gone`);
  const way = short ? ({ from: 'OLD', to: null } as const) : ({ from: null, to: 'OLD' } as const);
  const { movementId } = await moveLot(tx, { documentNo, type: short ? 'countShortage' : 'countSurplus', lot, ...way, quantity }, at);
  return movementId;
}
