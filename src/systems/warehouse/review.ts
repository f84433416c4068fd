import type { Locale } from '../../config';
import type { ReviewFault } from './review-words';
import { reviewReasonOf } from './review-words';
import { claimsOnReservations, linesOfSlips, setReview } from './slip-repository';
import { requireState } from './slip-states';
import { requireOtherHand, requireReason, slipToChange } from './slips';
import { lockBalances, reservationsOfLines } from './stock-repository';
import type { IssueSlip, IssueSlipLine, WarehouseTx } from './tables';

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
  const faults = given.approved ? await faultsOf(tx, slip) : [];
  const reason = faults.length > 0 ? reviewReasonOf(faults, locale) : (given.reason ?? null);
  const slipState = given.approved && faults.length === 0 ? 'reviewed' : 'void';
  await setReview(tx, slip.issueSlipNo, { state: slipState, reviewer: given.reviewer, reviewedAt: at, reviewReason: reason });
  return { slipState, reviewedAt: slipState === 'reviewed' ? at : null, reviewReason: reason };
}

/** Compares slip and reservations (DO-D4.1); pieces that another slip in dispatch counts on are not there for this one. */
async function faultsOf(tx: WarehouseTx, slip: IssueSlip): Promise<ReviewFault[]> {
  const lines = await linesOfSlips(tx, [slip.issueSlipNo]);
  // Both places where reserved pieces lie: what follows must not see a movement half done.
  await lockBalances(tx, lines.flatMap(({ partNo }) => (['AS', 'ST'] as const).map((location) => ({ partNo, location }))));
  const ids = lines.map(({ orderLineId }) => orderLineId);
  const reservations = await reservationsOfLines(tx, ids);
  const claims = await claimsOnReservations(tx, slip.orderNo);
  return lines.flatMap((line) => faultOf(line, reservations.filter(of(line)), claims.filter(of(line))));
}

const of = (line: IssueSlipLine) => (each: { orderLineId: string }) => each.orderLineId === line.orderLineId;

function faultOf(
  { orderLineId, partNo, quantity }: IssueSlipLine,
  reservations: { partNo: string; quantity: number }[],
  claims: { pieces: number }[],
): ReviewFault[] {
  const other = reservations.find((each) => each.partNo !== partNo);
  if (other) return [{ kind: 'otherPart', orderLineId, partNo, reservedPart: other.partNo }];
  const kept = reservations.reduce((sum, each) => sum + each.quantity, 0);
  const claimed = claims.reduce((sum, claim) => sum + claim.pieces, 0);
  const reserved = kept - claimed;
  return quantity > reserved ? [{ kind: 'exceeds', orderLineId, partNo, onSlip: quantity, reserved }] : [];
}
