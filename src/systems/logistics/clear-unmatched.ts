import type { z } from 'zod';
import type { Locale } from '../../config';
import { clearFromQueue } from '../unmatched-queue';
import type { LogisticsCall } from './dispatches';
import { takeOver, type clearing } from './take-over-schemas';
import { misfitWords } from './take-over-words';
import { enterTakeOver } from './take-overs';

/**
 * Dismisses a take-over that fitted no document, or puts it to the document that the shipper names; where it
 * does not fit there either, it stays and the reason is told in words.
 * Throws 404 `notFound`.
 */
export function clearUnmatched(call: LogisticsCall, { shippingDocumentNo, ...given }: z.output<typeof clearing>, locale: Locale) {
  const putTo = shippingDocumentNo ?? '';
  return clearFromQueue(call.tx, call.at, { ...given, putTo }, async ({ payload }) => {
    const misfit = await enterTakeOver(call, { ...takeOver.parse(payload), shippingDocumentNo: putTo });
    return misfit && misfitWords(misfit, locale);
  });
}
