import { conflict } from '../../http/problem';
import { tellKeeper } from './goods-to-put-back';
import { linesOfSlips, setCancelled } from './slip-repository';
import { inDispatch } from './slip-states';
import { slipToChange } from './slips';
import type { IssueSlipLine, WarehouseTx } from './tables';

/**
 * Makes a reviewed slip void, packed or not (DO-D5.1): its pieces lie in AS and can be released; the keeper is told what was packed. One that the
 * keeper made void at the same moment (SW-D1.3) stays as it is.
 * Throws 409 slipState for a slip that is not in dispatch, goodsInStaging or goodsHaveLeft when pieces are elsewhere.
 */
export async function cancelIssueSlip(tx: WarehouseTx, slip: { issueSlipNo: string; reason: string }, at: Date): Promise<void> {
  const { issueSlipNo, reason } = slip;
  const given = await slipToChange(tx, issueSlipNo);
  const { state } = given;
  if (state === 'void') return;
  if (!inDispatch.includes(state)) {
    throw conflict('slipState', `Issue slip ${issueSlipNo} is ${state}; only a slip that is in dispatch can be cancelled`);
  }
  requireInStore(issueSlipNo, await linesOfSlips(tx, [issueSlipNo]));
  await setCancelled(tx, issueSlipNo, { cancelReason: reason, cancelledAt: at });
  await tellKeeper(tx, given, at);
}

function requireInStore(issueSlipNo: string, lines: IssueSlipLine[]): void {
  const left = lines.find(({ shipped }) => shipped > 0);
  if (left) throw conflict('goodsHaveLeft', `${left.shipped} pieces of ${left.orderLineId} on ${issueSlipNo} have left the company`);
  const staged = lines.find((line) => line.staged > 0);
  if (staged) {
    throw conflict('goodsInStaging', `${staged.staged} pieces of ${staged.orderLineId} lie in staging; return them to the store first`);
  }
}
