import type { Transaction } from 'kysely';
import { conflict } from '../http/problem';
import { answerAndRecord } from './audit/record';
import type { BaseTables } from './base-tables';
import { canonicalJson, sha256 } from './canonical-json';

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
 * Runs a change once per key, inside the given transaction: the change and the stored answer commit
 * together, so a repeat gets the first answer and changes nothing. It is recorded in the audit log.
 * Throws Problem 409 `idempotencyKeyReused` when the key came before with other fields.
 */
export async function onceForKey<Result>(
  tx: Transaction<BaseTables>,
  request: KeyedRequest,
  at: Date,
  change: () => Promise<Result>,
): Promise<Result> {
  // No key has a blank in it.
  const key = request.space === undefined ? request.key : `${request.space} ${request.key}`;
  const requestHash = sha256(canonicalJson({ operation: request.operation, fields: request.fields }));
  const claimed = await tx
    .insertInto('idempotency')
    .values({ key, operation: request.operation, requestHash, response: null, createdAt: at })
    .onConflict((clash) => clash.column('key').doNothing())
    .returning('key')
    .executeTakeFirst();
  if (!claimed) return storedAnswer<Result>(tx, { sent: request.key, key }, requestHash);
  const result = await change();
  await answerAndRecord(tx, { ...request, key }, result, at);
  return result;
}

async function storedAnswer<Result>(tx: Transaction<BaseTables>, { sent, key }: { sent: string; key: string }, requestHash: string) {
  const stored = await tx
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
