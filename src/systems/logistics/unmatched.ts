import type { z } from 'zod';
import type { Locale } from '../../config';
import * as queue from '../unmatched-queue';
import type { UnmatchedQuery } from '../unmatched-schemas';
import type { LogisticsCall } from './dispatches';
import { lockReports } from './repository/documents';
import { unmatchedView, type TakeOver, type TakeOverMisfit } from './take-over-schemas';
import { misfitWords, takeOverText } from './take-over-words';
import type { LogisticsTx } from './tables';

/** Keeps a take-over that fits no document, once however often it is reported; its number. */
export async function keepTakeOver({ tx, at }: LogisticsCall, payload: TakeOver, reason: TakeOverMisfit, locale: Locale): Promise<string> {
  const { shippingDocumentNo, waybillNo } = payload;
  await lockReports(tx, shippingDocumentNo);
  const before = await queue.findUnmatched(tx, { shippingDocumentNo, waybillNo });
  if (before !== undefined) return before;
  const shown = { inboundText: takeOverText(payload, locale), unmatchedReason: misfitWords(reason, locale) };
  return queue.keepUnmatched(tx, at, { system: 'logistics', kind: 'carrierTakeOver', reason, payload, shown });
}

/** Open ones or all, oldest first. */
export async function listUnmatched(tx: LogisticsTx, query: UnmatchedQuery): Promise<{ unmatched: z.input<typeof unmatchedView>[] }> {
  const rows = await queue.listUnmatched(tx, query);
  return { unmatched: rows.map(({ putTo, ...row }) => unmatchedView.parse({ ...row, shippingDocumentNo: putTo })) };
}
