import type { ColumnType, Generated, JSONColumnType, Kysely, Transaction } from 'kysely';
import type { AuditTables } from './audit/tables';

/** A moment written as Date, read as Date. */
export type Moment = ColumnType<Date, Date, Date>;

/** Tables that every system's schema has (`migrations/`). */
export interface BaseTables extends AuditTables {
  idempotency: {
    key: string;
    operation: string;
    requestHash: string;
    response: ColumnType<unknown, string | null, string | null>;
    createdAt: Moment;
  };
  outbox: {
    id: Generated<number>;
    channel: string;
    target: string;
    dedupKey: string;
    payload: JSONColumnType<object>;
    createdAt: Moment;
    attempts: Generated<number>;
    nextAttemptAt: Moment;
    deliveredAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
    lastError: ColumnType<string | null, string | null | undefined, string | null>;
  };
  serial: { prefix: string; period: string; last: number };
}

/**
 * The same connection or transaction, seen as one that knows the base tables only.
 * The compiler can't follow this for a type parameter; for a named system's tables it needs no help.
 */
export function baseOf<Tables>(tx: Transaction<Tables & BaseTables>): Transaction<BaseTables>;
export function baseOf<Tables>(db: Kysely<Tables & BaseTables>): Kysely<BaseTables>;
export function baseOf(db: unknown): unknown {
  return db;
}

/** The other way round: a transaction in a system's schema, seen as one that knows the system's tables. */
export function ofSystem<Tables>(tx: Transaction<BaseTables>): Transaction<Tables & BaseTables>;
export function ofSystem(tx: unknown): unknown {
  return tx;
}
