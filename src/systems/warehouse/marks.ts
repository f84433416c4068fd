import type { SlipState } from './schemas';
import { insertMark, marksOfSlips, setState } from './slip-repository';
import { requireState } from './slip-states';
import { requireOtherHand, requireReason, slipToChange } from './slips';
import type { SlipMarkRow, WarehouseTx } from './tables';

type Act = SlipMarkRow['act'];

/** What a person says of the goods of a slip. */
export interface MarkGiven {
  issueSlipNo: string;
  person: string;
  passed: boolean;
  reason?: string | undefined;
}

/** State needed and reached by each act, in words for a refusal, and whose work it must not be (I-G-9). */
const acts: Record<Act, { from: SlipState; to: SlipState; words: string; done: string; others: Act[] }> = {
  picking: { from: 'reviewed', to: 'picked', words: 'picking', done: 'picked the goods', others: [] },
  check: { from: 'picked', to: 'checked', words: 'the check', done: 'checked the goods', others: ['picking'] },
  approval: { from: 'checked', to: 'approved', words: 'the approval', done: 'approved', others: ['picking', 'check'] },
};

/**
 * Sets a person's mark on a slip (PD-02 to PD-04) and returns the state reached: one step on, or, after a
 * "no" with its reason, back to `reviewed`, from where the goods are picked again.
 */
export async function recordMark(tx: WarehouseTx, act: Act, given: MarkGiven, at: Date): Promise<SlipState> {
  const { issueSlipNo, person, passed, reason } = given;
  const { from, to, words, others } = acts[act];
  const [slip, marks] = await Promise.all([slipToChange(tx, issueSlipNo), marksOfSlips(tx, [issueSlipNo])]);
  requireState(slip, from, words);
  for (const other of others) {
    const latest = marks.findLast((mark) => mark.act === other);
    requireOtherHand(person, latest?.person, words, acts[other].done);
  }
  requireReason(passed, reason);
  await insertMark(tx, { issueSlipNo, act, person, at, passed, reason: reason ?? null });
  const state = passed ? to : 'reviewed';
  await setState(tx, issueSlipNo, state);
  return state;
}
