import type { Transaction } from 'kysely';
import type { z } from 'zod';
import type { Locale } from '../../config';
import { clearFromQueue, type UnmatchedRow } from '../unmatched-queue';
import { decideCancellation, takeCorrection } from './inbound-service';
import { cancellation, correction, type clearing, type UnmatchedReason } from './inbound-schemas';
import { lockOrder } from './order-repository';
import type { OrderDeskTables } from './tables';
import { reasonWords } from './unmatched-words';

type Tx = Transaction<OrderDeskTables>;

/**
 * Dismisses what fitted no order, or puts it to the order that a clerk names; where it does not fit there
 * either, it stays and the reason is told in words.
 * Throws 404 `notFound`.
 */
export function clearUnmatched(tx: Tx, at: Date, { orderNo, ...given }: z.output<typeof clearing>, locale: Locale) {
  const putTo = orderNo ?? '';
  return clearFromQueue(tx, at, { ...given, putTo }, async (row) => {
    const misfit = await assign(tx, at, row, putTo, locale);
    return misfit && reasonWords(misfit, locale);
  });
}

/** Puts it to the dealer's order. A cancellation that is refused there is answered too. */
async function assign(tx: Tx, at: Date, { kind, payload }: UnmatchedRow, orderNo: string, locale: Locale): Promise<UnmatchedReason | undefined> {
  const order = await lockOrder(tx, orderNo);
  if (!order) return 'unknownOrder';
  const given = kind === 'cancellation' ? cancellation.parse(payload) : correction.parse(payload);
  if (given.dealerNo !== order.dealerNo) return 'otherDealer';
  if ('lines' in given) return takeCorrection(tx, at, order, given, locale);
  await decideCancellation(tx, at, order, given.reason ?? null, locale);
  return undefined;
}
