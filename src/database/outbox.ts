import type { Transaction } from 'kysely';
import { traceToGiveOn } from '../trace';
import type { BaseTables } from './base-tables';

/** A BPMN message for the engine: starts an instance or reaches the one waiting for the key. */
export interface EngineMessage {
  channel: 'message';
  /** Message name of the glossary, e.g. `orderLineChanged`. */
  target: string;
  payload: { correlationKey: string; variables: Record<string, unknown> };
}

/** A call of another system's operation. */
export interface SystemCall {
  channel: 'system';
  /** `<system>/<operation>`, e.g. `finance/postStockMovement`. */
  target: string;
  payload: { body: object };
}

/** A notice to somebody outside; the notice's number, kept in the documents system. */
export interface NoticeDelivery {
  channel: 'notice';
  /** Which way it goes there, as a file or by mail, is a setting of the installation. */
  target: 'partner';
  payload: { noticeNo: string };
}

export type OutboxEntry = (EngineMessage | SystemCall | NoticeDelivery) & {
  /** Unique in this system: message id, idempotency key of the call. The same key is enqueued once. */
  dedupKey: string;
};

/** Transactions with something for the outbox. */
const withEntries = new WeakSet<object>();

/** Whether a transaction put anything into the outbox: when it has committed, somebody should look there. */
export const filledOutbox = (tx: object): boolean => withEntries.has(tx);

/** Puts an entry into the outbox of the system, in the transaction of the change that causes it. */
export async function enqueue(tx: Transaction<BaseTables>, entry: OutboxEntry, at: Date): Promise<void> {
  withEntries.add(tx);
  await tx
    .insertInto('outbox')
    .values({
      channel: entry.channel,
      target: entry.target,
      dedupKey: entry.dedupKey,
      payload: JSON.stringify({ ...entry.payload, ...traceToGiveOn() }),
      createdAt: at,
      nextAttemptAt: at,
    })
    .onConflict((clash) => clash.column('dedupKey').doNothing())
    .execute();
}
