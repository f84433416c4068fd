import { sql, type ColumnType, type JSONColumnType, type Selectable, type Transaction } from 'kysely';
import type { z } from 'zod';
import { shanghaiIso } from '../clock';
import type { BaseTables, Moment } from '../database/base-tables';
import { enqueue } from '../database/outbox';
import { nextNumber } from '../database/serial';
import { notFound } from '../http/problem';
import type { ClearAction, cleared, UnmatchedQuery } from './unmatched-schemas';

type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

/** The queue's table, in the schema of each system that has one. */
export interface UnmatchedTable {
  unmatchedNo: string;
  kind: string;
  reason: string;
  payload: JSONColumnType<object>;
  receivedAt: Moment;
  action: Later<ClearAction>;
  /** Number of the paper that it was put to. */
  putTo: Later<string>;
  clearedBy: Later<string>;
  clearedAt: Later<Date>;
}
type Tx = Transaction<BaseTables & { unmatchedInbound: UnmatchedTable }>;
export type UnmatchedRow = Selectable<UnmatchedTable>;

export interface Unmatched {
  system: string;
  kind: string;
  reason: string;
  payload: object;
  /** What the person who clears it reads, beside its kind and when it came. */
  shown: Record<string, string | null>;
}

/** Keeps what fits nothing, and has a person look at it (message `unmatchedInboundReceived`); its number. */
export async function keepUnmatched(tx: Tx, at: Date, { system, kind, reason, payload, shown }: Unmatched): Promise<string> {
  const unmatchedNo = await nextNumber(tx, 'UM', at);
  await tx
    .insertInto('unmatchedInbound')
    .values({ unmatchedNo, kind, reason, payload: JSON.stringify(payload), receivedAt: at })
    .execute();
  const variables = { ...shown, unmatchedNo, inboundSystem: system, inboundKind: kind, receivedAt: shanghaiIso(at) };
  const message = {
    channel: 'message' as const,
    target: 'unmatchedInboundReceived',
    dedupKey: `unmatchedInboundReceived:${unmatchedNo}`,
    payload: { correlationKey: `${system}/${unmatchedNo}`, variables },
  };
  await enqueue(tx, message, at);
  return unmatchedNo;
}

/** Number of the first message whose payload has these fields, cleared or not. */
export async function findUnmatched(tx: Tx, fields: object): Promise<string | undefined> {
  const row = await tx
    .selectFrom('unmatchedInbound')
    .select('unmatchedNo')
    .where(sql<boolean>`payload @> ${JSON.stringify(fields)}::jsonb`)
    .orderBy('receivedAt')
    .executeTakeFirst();
  return row?.unmatchedNo;
}

/** Open ones, or all; oldest first. */
export async function listUnmatched(tx: Tx, { all, limit }: UnmatchedQuery) {
  const rows = await tx
    .selectFrom('unmatchedInbound')
    .selectAll()
    .$if(all === 'false', (query) => query.where('clearedAt', 'is', null))
    .orderBy('receivedAt')
    .orderBy('unmatchedNo')
    .limit(limit)
    .execute();
  return rows.map(({ receivedAt, clearedAt, payload, ...row }) => ({
    ...row,
    payload: { ...payload },
    receivedAt: receivedAt.toISOString(),
    clearedAt: clearedAt?.toISOString() ?? null,
  }));
}

/** Number of the paper that a message was put to; or in words why it does not fit there. */
export type PutTo = { putTo: string } | { refusal: string };

/**
 * Clears a message, once; cleared before, it stays as it was.
 * @param assign puts it to the paper named; refused there, it stays
 * Throws 404 `notFound`.
 */
export async function clearFromQueue(
  tx: Tx,
  at: Date,
  { unmatchedNo, action, recordedBy }: { unmatchedNo: string; action: ClearAction; recordedBy: string },
  assign: (row: UnmatchedRow) => Promise<PutTo>,
): Promise<z.input<typeof cleared>> {
  const row = await tx.selectFrom('unmatchedInbound').selectAll().where('unmatchedNo', '=', unmatchedNo).forUpdate().executeTakeFirst();
  if (!row) throw notFound('unmatched message', unmatchedNo);
  if (row.clearedAt !== null) return { cleared: true, action: row.action, refusal: null };
  const done = action === 'assign' ? await assign(row) : { putTo: null };
  if ('refusal' in done) return { cleared: false, action: null, refusal: done.refusal };
  const set = { action, putTo: done.putTo, clearedBy: recordedBy, clearedAt: at };
  await tx.updateTable('unmatchedInbound').set(set).where('unmatchedNo', '=', unmatchedNo).execute();
  return { cleared: true, action, refusal: null };
}
