import type { Kysely, Transaction } from 'kysely';
import { conflict } from '../http/problem';
import { answerAndRecord } from './audit/record';
import type { BaseTables } from './base-tables';
import { canonicalJson, sha256 } from './canonical-json';
import { inTransaction } from './in-transaction';

/** What one request asks for, apart from its key. */
export interface KeyedRequest {
  key: string;
  /** Whose keys it is among, where callers must not meet with theirs; left out, everybody's else. */
  space?: string | undefined;
  operation: string;
  /** Who asks, by API key. */
  caller: string;
  fields: unknown;
}

/**
 * Runs a change once per key, in one transaction: the change and the stored answer commit together, so a repeat gets the
 * first answer and changes nothing. It is recorded in the audit log. Key and change go out together: where the key turns out
 * to be a known one, what the change began to do is taken back.
 * Throws Problem 409 `idempotencyKeyReused` when the key came before with other fields.
 */
export async function onceForKey<Result>(
  db: Kysely<BaseTables>,
  request: KeyedRequest,
  at: Date,
  change: (tx: Transaction<BaseTables>) => Promise<Result>,
): Promise<Result> {
  // No key has a blank in it.
  const key = request.space === undefined ? request.key : `${request.space} ${request.key}`;
  const requestHash = sha256(canonicalJson({ operation: request.operation, fields: request.fields }));
  try {
    return await inTransaction(db, 'read write', async (tx) => {
      const claim = tx
        .insertInto('idempotency')
        .values({ key, operation: request.operation, requestHash, response: null, createdAt: at })
        .onConflict((clash) => clash.column('key').doNothing())
        .returning('key')
        .executeTakeFirst();
      const [claimed, changed] = await Promise.allSettled([claim, change(tx)]);
      if (claimed.status === 'rejected') throw claimed.reason;
      if (!claimed.value) throw new KnownKey();
      if (changed.status === 'rejected') throw changed.reason;
      await answerAndRecord(tx, { ...request, key }, changed.value, at);
      return changed.value;
    });
  } catch (error) {
    if (error instanceof KnownKey) return storedAnswer<Result>(db, { sent: request.key, key }, requestHash);
    throw error;
  }
}

/** Takes back what the change of a repeat began to do. */
class KnownKey extends Error {}

async function storedAnswer<Result>(db: Kysely<BaseTables>, { sent, key }: { sent: string; key: string }, requestHash: string) {
  const stored = await db
    .selectFrom('idempotency')
    .select(['requestHash', 'response'])
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  if (stored.requestHash !== requestHash) {
    throw conflict(
      'idempotencyKeyReused',
      `The idempotency key ${sent} was used before with other fields; the first answer stands. ` +
        'Use a new key for a new request.',
    );
  }
  // Written by the same operation with the same fields, hence of its result's shape.
  return stored.response as Result;
}
