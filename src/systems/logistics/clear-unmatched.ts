import type { z } from 'zod';
import type { Locale } from '../../config';
import { clearFromQueue, type UnmatchedRow } from '../unmatched-queue';
import { enterPlan } from './dispatch-plans';
import type { LogisticsCall } from './dispatches';
import { receiveDispatchPlanBody } from './plan-schemas';
import { planMisfitWords } from './plan-words';
import { takeOver } from './take-over-schemas';
import { misfitWords } from './take-over-words';
import { enterTakeOver } from './take-overs';
import type { clearing } from './unmatched-view';

/**
 * Dismisses what fitted nothing, or puts a take-over to the document that the shipper names, a plan to the dealer whom
 * Customer Service names; where it does not fit there either, it stays and the reason is told in words.
 * Throws 404 `notFound`.
 */
export function clearUnmatched(call: LogisticsCall, { shippingDocumentNo, dealerNo, ...given }: z.output<typeof clearing>, locale: Locale) {
  const putTo = shippingDocumentNo || dealerNo || '';
  return clearFromQueue(call.tx, call.at, given, async (row) => {
    const refusal = await misfitAt(call, row, putTo, locale);
    return refusal === undefined ? { putTo } : { refusal };
  });
}

async function misfitAt(call: LogisticsCall, { kind, payload }: Pick<UnmatchedRow, 'kind' | 'payload'>, putTo: string, locale: Locale): Promise<string | undefined> {
  if (kind === 'dispatchPlan') {
    const taken = await enterPlan(call, { ...receiveDispatchPlanBody.parse(payload), dealerNo: putTo });
    return typeof taken === 'string' ? planMisfitWords(taken, locale) : undefined;
  }
  const misfit = await enterTakeOver(call, { ...takeOver.parse(payload), shippingDocumentNo: putTo });
  return misfit && misfitWords(misfit, locale);
}
