import { baseOf } from '../../database/base-tables';
import { nextNumber } from '../../database/serial';
import { conflict, notFound, refused } from '../../http/problem';
import type { Line } from '../shared-schemas';
import { knownParts } from './parts';
import { insertSlip, insertSlipLines, linesOfSlips, lockSlip } from './slip-repository';
import { reservationsOfLines } from './stock-repository';
import type { IssueSlip, IssueSlipLine, WarehouseTx } from './tables';

export interface SlipToMake {
  orderNo: string;
  dealerNo: string;
  shippingMethod: IssueSlip['shippingMethod'];
  slipLines: Line[];
  maker: string;
}

/** Makes out an issue slip (DO-10) and returns its number. Quantities are the reviewer's to compare. */
export async function makeIssueSlip(tx: WarehouseTx, slip: SlipToMake, at: Date): Promise<string> {
  const { slipLines, ...head } = slip;
  await checkLines(tx, slip);
  const issueSlipNo = await nextNumber(baseOf(tx), 'IS', at);
  await insertSlip(tx, { ...head, issueSlipNo, state: 'made', madeAt: at });
  await insertSlipLines(tx, slipLines.map((line, index) => ({ ...line, issueSlipNo, position: index + 1 })));
  return issueSlipNo;
}

async function checkLines(tx: WarehouseTx, { orderNo, slipLines }: SlipToMake): Promise<void> {
  const [reservations] = await Promise.all([
    reservationsOfLines(tx, slipLines.map(({ orderLineId }) => orderLineId)),
    knownParts(tx, slipLines.map(({ partNo }) => partNo), (index) => `slipLines.${index}.partNo`),
  ]);
  for (const [index, { orderLineId, partNo }] of slipLines.entries()) {
    if (!orderLineId.startsWith(`${orderNo}/`)) {
      throw fault('lineOfOtherOrder', `slipLines.${index}.orderLineId`, `${orderLineId} is no line of order ${orderNo}`);
    }
    const reserved = reservations.find((each) => each.orderLineId === orderLineId);
    if (reserved && reserved.partNo !== partNo) {
      throw fault('partDiffers', `slipLines.${index}.partNo`, `${orderLineId} is reserved as ${reserved.partNo}, not ${partNo}`);
    }
  }
}

const fault = (code: string, field: string, detail: string) => refused(code, `${field}: ${detail}`, [{ field, detail }]);

/** The slip, locked for this transaction; throws 404. */
export async function slipToChange(tx: WarehouseTx, issueSlipNo: string): Promise<IssueSlip> {
  const slip = await lockSlip(tx, issueSlipNo);
  if (!slip) throw notFound('issue slip', issueSlipNo);
  return slip;
}

/** The slip, locked for this transaction, and its lines; throws 404. */
export const slipWithLines = (tx: WarehouseTx, issueSlipNo: string): Promise<[IssueSlip, IssueSlipLine[]]> =>
  Promise.all([slipToChange(tx, issueSlipNo), linesOfSlips(tx, [issueSlipNo])]);

/** Throws 409 sameHand when a person who did one act comes to do another that needs a second person (I-G-9). */
export function requireOtherHand(person: string, doer: string | undefined, act: string, done: string): void {
  if (person === doer) throw conflict('sameHand', `${person} ${done}, so ${act} needs another person (I-G-9)`);
}

/** A "no" needs its reason (I-G-10): throws 422 reasonMissing. */
export function requireReason(passed: boolean, reason: string | undefined): void {
  if (passed || reason !== undefined) return;
  throw refused('reasonMissing', 'reason: a refusal needs a reason', [{ field: 'reason', detail: 'is missing' }]);
}
