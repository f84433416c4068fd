import type { Locale } from '../../config';
import type { Line } from '../shared-schemas';
import { coverageFaults } from './coverage';
import { reviewReasonOf, type ReviewFault } from './review-words';
import { setReview } from './slip-repository';
import { requireState } from './slip-states';
import { requireOtherHand, requireReason, slipWithLines } from './slips';
import type { IssueSlipLine, WarehouseTx } from './tables';

export interface ReviewGiven {
  issueSlipNo: string;
  approved: boolean;
  reason?: string | undefined;
  reviewer: string;
  /** Where partial shipment is not allowed: what the slip has to say, whole. */
  wholeLines?: Line[] | null | undefined;
}

export interface ReviewResult {
  slipState: 'reviewed' | 'void';
  reviewedAt: Date | null;
  reviewReason: string | null;
}

/**
 * Reviews a slip (DO-D4). An approval of a slip that exceeds what is reserved, names another part, or leaves out
 * pieces of an order that may not go in parts (DO-D3.1), makes it void all the same, with the reason in words of the installation's language.
 */
export async function reviewIssueSlip(tx: WarehouseTx, given: ReviewGiven, at: Date, locale: Locale): Promise<ReviewResult> {
  const [slip, own] = await slipWithLines(tx, given.issueSlipNo);
  requireState(slip, 'made', 'a review');
  requireOtherHand(given.reviewer, slip.maker, 'its review', `made ${slip.issueSlipNo}`);
  requireReason(given.approved, given.reason);
  const lines = given.approved ? own : [];
  const faults = given.approved ? [...(await coverageFaults(tx, slip, lines)), ...leftOut(lines, given.wholeLines ?? [])] : [];
  const reason = faults.length > 0 ? reviewReasonOf(faults, locale) : (given.reason ?? null);
  const slipState = given.approved && faults.length === 0 ? 'reviewed' : 'void';
  await setReview(tx, slip.issueSlipNo, { state: slipState, reviewer: given.reviewer, reviewedAt: at, reviewReason: reason });
  return { slipState, reviewedAt: slipState === 'reviewed' ? at : null, reviewReason: reason };
}

function leftOut(lines: IssueSlipLine[], whole: Line[]): ReviewFault[] {
  return whole.flatMap(({ orderLineId, partNo, quantity }) => {
    const onSlip = lines.find((line) => line.orderLineId === orderLineId)?.quantity ?? 0;
    return onSlip < quantity ? [{ kind: 'below' as const, orderLineId, partNo, onSlip, whole: quantity }] : [];
  });
}
