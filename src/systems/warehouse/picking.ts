import type { Locale } from '../../config';
import { refused } from '../../http/problem';
import { coverageFaults } from './coverage';
import { keeperWords } from './keeper-words';
import { recordMark } from './marks';
import { reviewReasonOf } from './review-words';
import type { SlipState } from './schemas';
import { insertMark, setCancelled } from './slip-repository';
import { requireState } from './slip-states';
import { slipWithLines } from './slips';
import type { Place } from './stock-repository';
import type { IssueSlip, IssueSlipLine, WarehouseTx } from './tables';

export interface Picking {
  issueSlipNo: string;
  keeper: string;
  realLines: { orderLineId: string; realQuantity: number }[];
}

export interface PickingResult {
  slipState: SlipState;
  shortage: boolean;
  shortageReason: string | null;
  countLines: Place[];
}

/** Lines that can not be picked, and why, in words for the slip's maker. */
interface Shortage {
  lines: { partNo: string }[];
  reason: string;
}

/**
 * The keeper has prepared the goods (PD-02), or says what really lies there of lines that are short (SW-D1.3).
 * Then, or when a count has meanwhile taken pieces that the slip counts on, the slip is void with the reason for
 * its maker, and the places are to be counted. Picked goods no count takes away.
 */
export async function recordPicking(tx: WarehouseTx, picking: Picking, at: Date, locale: Locale): Promise<PickingResult> {
  const { issueSlipNo, keeper: person, realLines } = picking;
  const [slip, lines] = await slipWithLines(tx, issueSlipNo);
  requireState(slip, 'reviewed', 'picking');
  const shortage = realLines.length > 0 ? missed(slip, lines, realLines, locale) : await uncovered(tx, slip, lines, locale);
  if (!shortage) {
    const slipState = await recordMark(tx, 'picking', { issueSlipNo, person, passed: true }, at);
    return { slipState, shortage: false, shortageReason: null, countLines: [] };
  }
  const { reason } = shortage;
  await insertMark(tx, { issueSlipNo, act: 'picking', person, at, passed: false, reason });
  await setCancelled(tx, issueSlipNo, { cancelReason: reason, cancelledAt: at });
  const countLines = [...new Set(shortage.lines.map(({ partNo }) => partNo))].map((partNo) => ({ partNo, location: 'AS' as const }));
  return { slipState: 'void', shortage: true, shortageReason: reason, countLines };
}

/** Lines that the keeper found short. Throws 422 notShort when none is. */
function missed(slip: IssueSlip, lines: IssueSlipLine[], realLines: Picking['realLines'], locale: Locale): Shortage {
  const { short: sentence, between } = keeperWords(locale);
  const stray = realLines.findIndex(({ orderLineId }) => !lines.some((line) => line.orderLineId === orderLineId));
  if (stray >= 0) throw fault('lineNotOnSlip', `realLines.${stray}.orderLineId`, `${realLines[stray]?.orderLineId} is not on ${slip.issueSlipNo}`);
  const short = lines.flatMap((line) => {
    const there = realLines.find(({ orderLineId }) => orderLineId === line.orderLineId)?.realQuantity ?? line.quantity;
    return there < line.quantity ? [{ partNo: line.partNo, words: sentence(line.partNo, line.quantity, there) }] : [];
  });
  if (short.length === 0) throw fault('notShort', 'realLines', 'no line has fewer pieces than the slip says');
  return { lines: short, reason: short.map(({ words }) => words).join(between) };
}

async function uncovered(tx: WarehouseTx, slip: IssueSlip, lines: IssueSlipLine[], locale: Locale): Promise<Shortage | undefined> {
  const faults = await coverageFaults(tx, slip, lines);
  return faults.length > 0 ? { lines: faults, reason: reviewReasonOf(faults, locale) } : undefined;
}

const fault = (code: string, field: string, detail: string) => refused(code, `${field}: ${detail}`, [{ field, detail }]);
