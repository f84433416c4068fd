import { createHash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import type { Clock } from '../clock';
import { baseOf, ofSystem, type BaseTables } from '../database/base-tables';
import { againAfterDeadlock } from '../database/deadlock';
import { onceForKey } from '../database/idempotency';
import { inTransaction } from '../database/in-transaction';
import { filledOutbox } from '../database/outbox';
import { isFromOutside, type Caller } from './callers';
import type { Contract, Operation, RequestOf, ResultOf } from './contract';
import type { Handlers } from './handlers';
import { answeredAsOwn, askedAsOwn, notFoundAsOwn } from './own-dealer';
import { Problem, invalidRequest } from './problem';
import type { UploadedFile } from './read-upload';

export interface CarryOutOptions<C extends Contract, Tables> {
  contract: C;
  handlers: Handlers<C, Tables>;
  db: Kysely<Tables & BaseTables>;
  clock: Clock;
  /** Called after a change committed that put something into the outbox: wakes the relay. */
  onOutboxFilled?: () => void;
}

/** What somebody asks of an operation, whichever way it came: nothing of it is checked yet but the caller. */
export interface Asked {
  params: unknown;
  query: unknown;
  body: unknown;
  /** Of a change: its idempotency key. */
  key: string | undefined;
  caller: Caller;
  file?: UploadedFile | undefined;
}

/** Carries out one operation; rejects with a Problem for what the caller may read. */
export type CarryOut = (asked: Asked) => Promise<ResultOf<Operation>>;

/** An operation as its system carries it out: validation, then one transaction, for a change once per idempotency key. */
export function carryingOut<C extends Contract, Tables>(options: CarryOutOptions<C, Tables>, name: keyof C['operations'] & string): CarryOut {
  const handler = options.handlers[name];
  const operation = options.contract.operations[name];
  if (!handler || !operation) throw new Error(`${options.contract.system} has no handler for ${name}`);
  return async ({ caller: { name: caller, dealerNo }, key: given, file, ...parts }) => {
    // Parsed with the very schemas that RequestOf is inferred from.
    const asked = parseRequest(operation, parts) as RequestOf<C['operations'][typeof name]>;
    const key = operation.method === 'post' ? keyOf(given) : undefined;
    const at = options.clock.now();
    const parsed = dealerNo === undefined ? asked : askedAsOwn(asked, operation, dealerNo);
    let changing: object = {};
    const asTheirs = <Answer>(answer: Answer) => (dealerNo === undefined ? answer : answeredAsOwn(answer, dealerNo));
    const run = async (tx: Transaction<Tables & BaseTables>) => asTheirs(await handler({ tx, at, caller, ...(dealerNo === undefined ? {} : { dealerNo }), ...(file ? { file } : {}) }, parsed));
    const change = (tx: Transaction<BaseTables>) => run(ofSystem<Tables>((changing = tx)));
    const keyed = (of: string) => ({ key: of, space: isFromOutside(caller) ? caller : undefined, operation: name, caller, fields: { ...parsed, ...fileMark(file) } });
    const answering = key === undefined ? inTransaction(options.db, 'read only', run) : againAfterDeadlock(() => onceForKey(baseOf(options.db), keyed(key), at, change));
    const answer = await answering.catch((error: unknown) => {
      throw dealerNo === undefined ? error : notFoundAsOwn(error);
    });
    if (filledOutbox(changing)) options.onOutboxFilled?.();
    return operation.result.parse(answer) satisfies ResultOf<Operation>;
  };
}

/** What tells one upload from another: a key used again with another file is a conflict. */
const fileMark = (file: UploadedFile | undefined) =>
  file ? { file: { name: file.name, checksum: createHash('sha256').update(file.content).digest('hex') } } : {};

function parseRequest(operation: Operation, { params, query, body }: Pick<Asked, 'params' | 'query' | 'body'>): unknown {
  return {
    params: parsePart(operation.params, params, 'path'),
    query: parsePart(operation.query, query, 'query'),
    body: parsePart(operation.body, body, 'body'),
  };
}

/** A part of a request by its schema, undefined where there is none. Throws Problem 400 that names the wrong fields. */
export function parsePart(schema: z.ZodType | undefined, value: unknown, where: string): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  throw invalidRequest(parsed.error, where);
}

const idempotencyKey = z.string().min(1).max(200).regex(/^[\x21-\x7e]+$/);

function keyOf(given: string | undefined): string {
  const key = idempotencyKey.safeParse(given);
  if (key.success) return key.data;
  throw new Problem(
    400,
    'idempotencyKeyMissing',
    'Idempotency-Key: send a header of 1 to 200 visible ASCII characters, a new one for each change and the same one for a repeat',
    [{ field: 'Idempotency-Key', detail: 'is missing or has no usable value' }],
  );
}
