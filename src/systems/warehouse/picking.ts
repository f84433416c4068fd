import type { Locale } from '../../config';
import { refused } from '../../http/problem';
import { keeperWords } from './keeper-words';
import { recordMark } from './marks';
import type { SlipState } from './schemas';
import { linesOfSlips, setCancelled } from './slip-repository';
import { requireState } from './slip-states';
import { slipToChange } from './slips';
import type { IssueSlip, IssueSlipLine, WarehouseTx } from './tables';

export interface Picking {
  issueSlipNo: string;
  keeper: string;
  shortLines: { orderLineId: string; realQuantity: number }[];
}

/**
 * The keeper has prepared the goods (PD-02), or refuses a line with the real quantity (SW-D1.3): then the
 * slip is void with the reason for its maker, and a new one is made out for what is there.
 */
export async function recordPicking(tx: WarehouseTx, picking: Picking, at: Date, locale: Locale): Promise<{ slipState: SlipState; shortage: boolean }> {
  const { issueSlipNo, keeper: person, shortLines } = picking;
  if (shortLines.length === 0) {
    return { slipState: await recordMark(tx, 'picking', { issueSlipNo, person, passed: true }, at), shortage: false };
  }
  const slip = await slipToChange(tx, issueSlipNo);
  requireState(slip, 'reviewed', 'picking');
  const cancelReason = reasonOf(slip, await linesOfSlips(tx, [issueSlipNo]), shortLines, locale);
  await setCancelled(tx, issueSlipNo, { cancelReason, cancelledAt: at });
  return { slipState: 'void', shortage: true };
}

function reasonOf(slip: IssueSlip, lines: IssueSlipLine[], shortLines: Picking['shortLines'], locale: Locale): string {
  const { short, between } = keeperWords(locale);
  const sentences = shortLines.map(({ orderLineId, realQuantity }, index) => {
    const line = lines.find((each) => each.orderLineId === orderLineId);
    const field = `shortLines.${index}`;
    if (!line) throw fault('lineNotOnSlip', `${field}.orderLineId`, `${orderLineId} is not on ${slip.issueSlipNo}`);
    if (realQuantity >= line.quantity) throw fault('notShort', `${field}.realQuantity`, `${realQuantity} are enough for the ${line.quantity} on the slip`);
    return short(line.partNo, line.quantity, realQuantity);
  });
  return sentences.join(between);
}

const fault = (code: string, field: string, detail: string) => refused(code, `${field}: ${detail}`, [{ field, detail }]);
