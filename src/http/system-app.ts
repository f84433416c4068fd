import { createHash } from 'node:crypto';
import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import type { Clock } from '../clock';
import { auditFrom, verifyAudit } from '../database/audit/verify';
import { baseOf, ofSystem, type BaseTables } from '../database/base-tables';
import { onceForKey } from '../database/idempotency';
import { inTransaction } from '../database/in-transaction';
import { filledOutbox } from '../database/outbox';
import type { Logger } from '../log';
import { apiKeyGuard, callerOf, inScope, letIn } from './api-keys';
import { isFromOutside, type Callers } from './callers';
import type { Contract, Operation, RequestOf, ResultOf } from './contract';
import { named, observeRequests, type ObserveRequest } from './observe-requests';
import { openApiPage } from './openapi';
import { answeredAsOwn, askedAsOwn, notFoundAsOwn } from './own-dealer';
import { Problem, invalidRequest } from './problem';
import { otherMethods, problemHandler, unknownPath } from './problem-handler';
import { readJson } from './read-json';
import { readUpload, type UploadedFile } from './read-upload';

/** What a handler gets beside the parsed request. */
export interface Call<Tables> {
  /** One transaction for the whole change, its ledger and outbox rows, and the stored answer; for a GET, plain statements. */
  tx: Transaction<Tables & BaseTables>;
  /** The moment of the call, by the one clock. */
  at: Date;
  /** Who calls, by API key: `workers`, `dealers`, `relay` … */
  caller: string;
  /** Of a caller who is one dealer: which. */
  dealerNo?: string;
  /** What came with an operation that takes an upload. */
  file?: UploadedFile;
}

/** What a system's pages are made with. */
export interface PageSurroundings<Tables> {
  db: Kysely<Tables & BaseTables>;
  /** Lets in callers by their API key, who may use a page as they would an operation of this name. */
  letIn: (operation: string) => RequestHandler[];
}

export type Handlers<C extends Contract, Tables> = {
  [K in keyof C['operations']]: (
    call: Call<Tables>,
    request: RequestOf<C['operations'][K]>,
  ) => Promise<z.input<C['operations'][K]['result']>>;
};

export interface SystemAppOptions<C extends Contract, Tables> {
  contract: C;
  handlers: Handlers<C, Tables>;
  db: Kysely<Tables & BaseTables>;
  clock: Clock;
  logger: Logger;
  callers: Callers;
  /** Pages beside the operations; they let in whom they want. */
  pages?: ((surroundings: PageSurroundings<Tables>) => RequestHandler) | undefined;
  /** Largest file that an upload may bring, in bytes; left out, 10 MB. */
  maxUploadBytes?: number | undefined;
  /** Called after a change committed that put something into the outbox: wakes the relay. */
  onOutboxFilled?: () => void;
  /** Told of each request's end. */
  onRequest?: ObserveRequest | undefined;
}

/**
 * The HTTP face of a company system: authentication, validation, for every POST one transaction and
 * idempotency, problem details, and the OpenAPI page. Builds the app; listening is the caller's.
 */
export function createSystemApp<C extends Contract, Tables>(options: SystemAppOptions<C, Tables>): Express {
  const app = express().disable('x-powered-by').disable('etag');
  app.use(observeRequests(options.contract.system, options.logger, options.onRequest));
  app.get('/health', (_request, response) => void response.json({ status: 'up' }));
  app.use(openApiPage(options.contract));
  if (options.pages) app.use(options.pages({ db: options.db, letIn: (operation) => letIn(options.callers, options.contract.system, operation) }));
  app.use(apiKeyGuard(options.callers));
  const operations = Object.entries(options.contract.operations);
  app.get('/audit/verification', inScope(options.contract.system, 'audit'), async (request, response) => {
    parsePart(auditFrom, request.query, 'query');
    response.json(await verifyAudit(baseOf(options.db), auditFrom.parse(request.query)));
  });
  for (const [name, operation] of operations) {
    const read = operation.upload ? [] : readJson();
    app[operation.method](pathOf(operation), named(name), inScope(options.contract.system, name), ...read, route(options, name, operation));
  }
  for (const [path, methods] of methodsByPath(operations.map(([, operation]) => operation))) app.all(path, otherMethods(methods));
  app.use(unknownPath);
  app.use(problemHandler(options.logger));
  return app;
}

const pathOf = (operation: Operation) => operation.path.replace(/\{(\w+)\}/g, ':$1');

/** Paths with parameters last: they also fit what stands for itself. */
function methodsByPath(operations: Operation[]): [path: string, methods: string[]][] {
  const methods = new Map<string, string[]>();
  for (const operation of operations) methods.set(pathOf(operation), [...(methods.get(pathOf(operation)) ?? []), operation.method]);
  return [...methods].sort(([a], [b]) => Number(a.includes(':')) - Number(b.includes(':')));
}

function route<C extends Contract, Tables>(
  options: SystemAppOptions<C, Tables>,
  name: keyof C['operations'] & string,
  operation: Operation,
): RequestHandler {
  const handler = options.handlers[name];
  if (!handler) throw new Error(`${options.contract.system} has no handler for ${name}`);
  return async (request: Request, response: Response) => {
    const { fields, file } = operation.upload ? await readUpload(request, operation.upload, options.maxUploadBytes ?? defaultUploadBytes) : {};
    // Parsed with the very schemas that RequestOf is inferred from.
    const asked = parseRequest(operation, request, fields ?? request.body) as RequestOf<C['operations'][typeof name]>;
    const key = operation.method === 'post' ? keyOf(request) : undefined;
    const at = options.clock.now();
    const { name: caller, dealerNo } = callerOf(response);
    const parsed = dealerNo === undefined ? asked : askedAsOwn(asked, operation, dealerNo);
    let changing: object = {};
    const asTheirs = <Answer>(answer: Answer) => (dealerNo === undefined ? answer : answeredAsOwn(answer, dealerNo));
    const run = async (tx: Transaction<Tables & BaseTables>) => asTheirs(await handler({ tx, at, caller, ...(dealerNo === undefined ? {} : { dealerNo }), ...(file ? { file } : {}) }, parsed));
    const change = (tx: Transaction<BaseTables>) => run(ofSystem<Tables>((changing = tx)));
    const keyed = (of: string) => ({ key: of, space: isFromOutside(caller) ? caller : undefined, operation: name, caller, fields: { ...parsed, ...fileMark(file) } });
    const answering = key === undefined ? inTransaction(options.db, 'read only', run) : onceForKey(baseOf(options.db), keyed(key), at, change);
    const answer = await answering.catch((error: unknown) => {
      throw dealerNo === undefined ? error : notFoundAsOwn(error);
    });
    if (filledOutbox(changing)) options.onOutboxFilled?.();
    response.status(200).json(operation.result.parse(answer) satisfies ResultOf<Operation>);
  };
}

const defaultUploadBytes = 10 * 1024 * 1024;

/** What tells one upload from another: a key used again with another file is a conflict. */
const fileMark = (file: UploadedFile | undefined) =>
  file ? { file: { name: file.name, checksum: createHash('sha256').update(file.content).digest('hex') } } : {};

function parseRequest(operation: Operation, request: Request, body: unknown): unknown {
  return {
    params: parsePart(operation.params, request.params, 'path'),
    query: parsePart(operation.query, request.query, 'query'),
    body: parsePart(operation.body, body, 'body'),
  };
}

function parsePart(schema: z.ZodType | undefined, value: unknown, where: string): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  throw invalidRequest(parsed.error, where);
}

const idempotencyKey = z.string().min(1).max(200).regex(/^[\x21-\x7e]+$/);

function keyOf(request: Request): string {
  const key = idempotencyKey.safeParse(request.get('idempotency-key'));
  if (key.success) return key.data;
  throw new Problem(
    400,
    'idempotencyKeyMissing',
    'Idempotency-Key: send a header of 1 to 200 visible ASCII characters, a new one for each change and the same one for a repeat',
    [{ field: 'Idempotency-Key', detail: 'is missing or has no usable value' }],
  );
}
