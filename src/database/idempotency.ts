import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import { conflict } from '../http/problem';
import type { BaseTables } from './base-tables';
import { canonicalJson } from './canonical-json';

/** What one request asks for, apart from its key. */
export interface KeyedRequest {
  key: string;
  operation: string;
  fields: unknown;
}

/**
 * Runs a change once per key, inside the given transaction: the change and the stored answer commit
 * together, so a repeat gets the first answer and changes nothing.
 * Throws Problem 409 `idempotencyKeyReused` when the key came before with other fields.
 */
export async function onceForKey<Result>(
  tx: Transaction<BaseTables>,
  request: KeyedRequest,
  at: Date,
  change: () => Promise<Result>,
): Promise<Result> {
  const requestHash = hashOf({ operation: request.operation, fields: request.fields });
  const claimed = await tx
    .insertInto('idempotency')
    .values({ key: request.key, operation: request.operation, requestHash, response: null, createdAt: at })
    .onConflict((clash) => clash.column('key').doNothing())
    .returning('key')
    .executeTakeFirst();
  if (!claimed) return storedAnswer<Result>(tx, request, requestHash);
  const result = await change();
  await tx
    .updateTable('idempotency')
    .set({ response: JSON.stringify(result ?? {}) })
    .where('key', '=', request.key)
    .execute();
  return result;
}

async function storedAnswer<Result>(tx: Transaction<BaseTables>, request: KeyedRequest, requestHash: string) {
  const stored = await tx
    .selectFrom('idempotency')
    .select(['requestHash', 'response'])
    .where('key', '=', request.key)
    .executeTakeFirstOrThrow();
  if (stored.requestHash !== requestHash) {
    throw conflict(
      'idempotencyKeyReused',
      `The idempotency key ${request.key} was used before with other fields; the first answer stands. ` +
        'Use a new key for a new request.',
    );
  }
  // Written by the same operation with the same fields, hence of its result's shape.
  return stored.response as Result;
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
