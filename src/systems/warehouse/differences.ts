import { conflict, notFound } from '../../http/problem';
import { changeReport, linesOfSheets, lockReport, reservationsAt } from './count-repository';
import { differenceOf } from './counts';
import { reportToFinance } from './finance-report';
import type { DifferenceReportRow } from './keeper-tables';
import { post } from './movements';
import { requireOtherHand, requireReason } from './slips';
import { changeBalance, findParts, lockBalances, takeReservation, type Place } from './stock-repository';
import type { BalanceRow, WarehouseTx } from './tables';

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

interface Lost {
  orderNo: string;
  orderLineId: string;
  quantity: number;
}

/**
 * Corrects the book by the differences of a released report (SW-04) and tells finance (L-17).
 * Where a shortage takes pieces that are reserved, the latest order loses them first: first registered, first
 * served (I-SW-1). Returns the movements' ids and what reservations lost.
 */
export async function postDifference(tx: WarehouseTx, differenceReportNo: string, at: Date) {
  const { countSheetNo } = await reportIn(tx, differenceReportNo, 'released', 'posting');
  const lines = (await linesOfSheets(tx, [countSheetNo])).map(differenceOf).filter(({ difference }) => difference !== 0);
  const balances = await lockBalances(tx, lines);
  const movementIds: string[] = [];
  const lostReservations: Lost[] = [];
  for (const line of lines) {
    if (line.difference < 0) lostReservations.push(...(await makeRoom(tx, line, -line.difference, balances)));
    movementIds.push(await correct(tx, differenceReportNo, line, line.difference, at));
  }
  await changeReport(tx, differenceReportNo, { state: 'posted' });
  return { movementIds, lostReservations };
}

async function reportIn(tx: WarehouseTx, differenceReportNo: string, needed: DifferenceReportRow['state'], act: string) {
  const report = await lockReport(tx, differenceReportNo);
  if (!report) throw notFound('difference report', differenceReportNo);
  if (report.state === needed) return report;
  throw conflict('reportState', `Difference report ${differenceReportNo} is ${report.state}; ${act} needs one that is ${needed}`);
}

/** Takes reservations back until the missing pieces are free of them. */
async function makeRoom(tx: WarehouseTx, place: Place, missing: number, balances: BalanceRow[]): Promise<Lost[]> {
  const balance = balances.find(({ partNo, location }) => partNo === place.partNo && location === place.location);
  const { onHand, reserved } = balance ?? { onHand: 0, reserved: 0 };
  if (missing > onHand) {
    throw conflict('notThere', `${missing} ${place.partNo} are missing at ${place.location}, the book has only ${onHand} left there; count anew`);
  }
  const lost: Lost[] = [];
  let toLose = Math.max(0, missing - (onHand - reserved));
  const latestFirst = (await reservationsAt(tx, place)).sort((a, b) => order.compare(b.orderLineId, a.orderLineId));
  for (const { orderNo, orderLineId, quantity: kept } of latestFirst) {
    const quantity = Math.min(kept, toLose);
    if (quantity === 0) break;
    toLose -= quantity;
    await takeReservation(tx, orderLineId, place, quantity);
    await changeBalance(tx, place, { onHand: 0, reserved: -quantity });
    lost.push({ orderNo, orderLineId, quantity });
  }
  return lost;
}

/** Order lines by their numbers, which rise with registration. */
const order = new Intl.Collator('en', { numeric: true });

async function correct(tx: WarehouseTx, documentNo: string, { partNo, location }: Place, difference: number, at: Date): Promise<string> {
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
