import type { Transaction } from 'kysely';
import type { z } from 'zod';
import type { Locale } from '../../config';
import { enqueue } from '../../database/outbox';
import { nextNumber } from '../../database/serial';
import { unmatchedInboundReceived } from './outbox-entries';
import type { Cancellation, Correction, UnmatchedReason, unmatchedView } from './inbound-schemas';
import type { OrderDeskTables } from './tables';
import { inboundWords } from './unmatched-words';
import { insertUnmatched, selectUnmatched, type UnmatchedRow } from './unmatched-repository';

type Tx = Transaction<OrderDeskTables>;

export type Inbound =
  | { kind: 'correction'; payload: Correction; reason: UnmatchedReason }
  | { kind: 'cancellation'; payload: Cancellation; reason: UnmatchedReason };

/** Keeps what fits no order, and asks a clerk to look at it; its number. */
export async function keepUnmatched(tx: Tx, at: Date, inbound: Inbound, locale: Locale): Promise<string> {
  const unmatchedNo = await nextNumber(tx, 'UM', at);
  const { kind, reason, payload } = inbound;
  await insertUnmatched(tx, { unmatchedNo, kind, reason, payload: JSON.stringify(payload), receivedAt: at });
  const words = inboundWords(inbound, locale);
  await enqueue(tx, unmatchedInboundReceived({ unmatchedNo, kind, at, dealerNo: payload.dealerNo, ...words }), at);
  return unmatchedNo;
}

/** Open ones or all, oldest first. */
export async function listUnmatched(tx: Tx, { all, limit }: { all: 'true' | 'false'; limit: number }) {
  return { unmatched: (await selectUnmatched(tx, all === 'true', limit)).map(view) };
}

function view({ receivedAt, clearedAt, payload, ...row }: UnmatchedRow): z.input<typeof unmatchedView> {
  return {
    ...row,
    payload: { ...payload },
    receivedAt: receivedAt.toISOString(),
    clearedAt: clearedAt?.toISOString() ?? null,
  };
}
