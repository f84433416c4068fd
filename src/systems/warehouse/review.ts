import type { Locale } from '../../config';
import { coverageFaults } from './coverage';
import { reviewReasonOf } from './review-words';
import { linesOfSlips, setReview } from './slip-repository';
import { requireState } from './slip-states';
import { requireOtherHand, requireReason, slipToChange } from './slips';
import type { WarehouseTx } from './tables';

export interface ReviewGiven {
  issueSlipNo: string;
  approved: boolean;
  reason?: string | undefined;
  reviewer: string;
}

export interface ReviewResult {
  slipState: 'reviewed' | 'void';
  reviewedAt: Date | null;
  reviewReason: string | null;
}

/**
 * Reviews a slip (DO-D4). An approval of a slip that exceeds what is reserved, or names another part,
 * makes it void all the same, with the reason in words of the installation's language.
 */
export async function reviewIssueSlip(tx: WarehouseTx, given: ReviewGiven, at: Date, locale: Locale): Promise<ReviewResult> {
  const slip = await slipToChange(tx, given.issueSlipNo);
  requireState(slip, 'made', 'a review');
  requireOtherHand(given.reviewer, slip.maker, 'its review', `made ${slip.issueSlipNo}`);
  requireReason(given.approved, given.reason);
  const faults = given.approved ? await coverageFaults(tx, slip, await linesOfSlips(tx, [slip.issueSlipNo])) : [];
  const reason = faults.length > 0 ? reviewReasonOf(faults, locale) : (given.reason ?? null);
  const slipState = given.approved && faults.length === 0 ? 'reviewed' : 'void';
  await setReview(tx, slip.issueSlipNo, { state: slipState, reviewer: given.reviewer, reviewedAt: at, reviewReason: reason });
  return { slipState, reviewedAt: slipState === 'reviewed' ? at : null, reviewReason: reason };
}
