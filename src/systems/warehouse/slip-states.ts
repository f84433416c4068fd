import { conflict } from '../../http/problem';
import type { SlipState } from './schemas';
import type { IssueSlip } from './tables';

/** States of a slip that counts on its reserved pieces. */
export const inDispatch: readonly SlipState[] = ['reviewed', 'picked', 'checked', 'approved', 'packed'];

/** Throws 409 slipState unless the slip is in the state that the act needs. */
export function requireState(slip: IssueSlip, needed: SlipState, act: string): void {
  if (slip.state === needed) return;
  throw conflict('slipState', `Issue slip ${slip.issueSlipNo} is ${slip.state}; ${act} needs a slip that is ${needed}`);
}
