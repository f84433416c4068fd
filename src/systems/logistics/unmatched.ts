import type { z } from 'zod';
import type { Locale } from '../../config';
import * as queue from '../unmatched-queue';
import type { UnmatchedQuery } from '../unmatched-schemas';
import type { LogisticsCall } from './dispatches';
import { lockReports } from './repository/documents';
import { unmatchedView } from './unmatched-view';
import type { TakeOver, TakeOverMisfit } from './take-over-schemas';
import { misfitWords, takeOverText } from './take-over-words';
import type { LogisticsTx } from './tables';

/** Keeps a take-over that fits no document, once however often it is reported; its number. */
export async function keepTakeOver(call: LogisticsCall, payload: TakeOver, reason: TakeOverMisfit, locale: Locale): Promise<string> {
  const { shippingDocumentNo, waybillNo } = payload;
  await lockReports(call.tx, shippingDocumentNo);
  const shown = { inboundText: takeOverText(payload, locale), unmatchedReason: misfitWords(reason, locale) };
  return keepOnce(call, { kind: 'carrierTakeOver', reason, payload, shown }, { shippingDocumentNo, waybillNo });
}

/** Keeps what fits nothing, under one number for the same fields; whoever calls it has locked what it is about. */
export async function keepOnce({ tx, at }: LogisticsCall, unmatched: Omit<queue.Unmatched, 'system'>, fields: object): Promise<string> {
  return (await queue.findUnmatched(tx, fields)) ?? queue.keepUnmatched(tx, at, { ...unmatched, system: 'logistics' });
}

/** Open ones or all, oldest first. */
export async function listUnmatched(tx: LogisticsTx, query: UnmatchedQuery): Promise<{ unmatched: z.input<typeof unmatchedView>[] }> {
  const rows = await queue.listUnmatched(tx, query);
  return { unmatched: rows.map(({ putTo, ...row }) => unmatchedView.parse({ ...row, shippingDocumentNo: row.kind === 'carrierTakeOver' ? putTo : null, dealerNo: row.kind === 'dispatchPlan' ? putTo : null })) };
}
