import type { ReviewFault } from './review-words';
import { claimsOnReservations } from './slip-repository';
import { lockBalances, reservationsOfLines } from './stock-repository';
import type { IssueSlip, IssueSlipLine, WarehouseTx } from './tables';

/**
 * Compares a slip with what is reserved for its lines (DO-D4.1, SW-D1.1); pieces that another slip in dispatch
 * counts on are not there for this one. Locks the balances of what it reads, before it reads.
 */
export async function coverageFaults(tx: WarehouseTx, slip: IssueSlip, lines: IssueSlipLine[]): Promise<ReviewFault[]> {
  // Both places where reserved pieces lie: what follows must not see a movement half done.
  const locked = lockBalances(tx, lines.flatMap(({ partNo }) => (['AS', 'ST'] as const).map((location) => ({ partNo, location }))));
  const ids = lines.map(({ orderLineId }) => orderLineId);
  const [reservations, ofOrder] = await Promise.all([reservationsOfLines(tx, ids), claimsOnReservations(tx, slip.orderNo), locked]);
  const claims = ofOrder.filter(({ issueSlipNo }) => issueSlipNo !== slip.issueSlipNo);
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
