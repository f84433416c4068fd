import type { Transaction } from 'kysely';
import type { Locale } from '../../config';
import * as queue from '../unmatched-queue';
import type { UnmatchedQuery } from '../unmatched-schemas';
import { unmatchedView, type Cancellation, type Correction, type UnmatchedReason } from './inbound-schemas';
import type { OrderDeskTables } from './tables';
import { inboundWords } from './unmatched-words';

type Tx = Transaction<OrderDeskTables>;

export type Inbound =
  | { kind: 'correction'; payload: Correction; reason: UnmatchedReason }
  | { kind: 'cancellation'; payload: Cancellation; reason: UnmatchedReason };

/** Keeps what fits no order, and asks a clerk to look at it; its number. */
export function keepUnmatched(tx: Tx, at: Date, inbound: Inbound, locale: Locale): Promise<string> {
  const shown = { dealerNo: inbound.payload.dealerNo, ...inboundWords(inbound, locale) };
  return queue.keepUnmatched(tx, at, { ...inbound, system: 'order-desk', shown });
}

/** Open ones or all, oldest first. */
export async function listUnmatched(tx: Tx, query: UnmatchedQuery) {
  const rows = await queue.listUnmatched(tx, query);
  return { unmatched: rows.map(({ putTo, ...row }) => unmatchedView.parse({ ...row, orderNo: putTo })) };
}
