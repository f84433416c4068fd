import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import type { Kysely } from 'kysely';
import { auditFrom, verifyAudit } from '../database/audit/verify';
import { baseOf, type BaseTables } from '../database/base-tables';
import type { Logger } from '../log';
import { apiKeyGuard, callerOf, inScope, letIn } from './api-keys';
import type { Callers } from './callers';
import { carryingOut, parsePart, type CarryOutOptions } from './carry-out';
import type { Contract, Operation } from './contract';
import { named, observeRequests, type ObserveRequest } from './observe-requests';
import { openApiPage } from './openapi';
import { otherMethods, problemHandler, unknownPath } from './problem-handler';
import { readJson } from './read-json';
import { readUpload } from './read-upload';

/** What a system's pages are made with. */
export interface PageSurroundings<Tables> {
  db: Kysely<Tables & BaseTables>;
  /** Lets in callers by their API key, who may use a page as they would an operation of this name. */
  letIn: (operation: string) => RequestHandler[];
}

export interface SystemAppOptions<C extends Contract, Tables> extends CarryOutOptions<C, Tables> {
  logger: Logger;
  callers: Callers;
  /** Pages beside the operations; they let in whom they want. */
  pages?: ((surroundings: PageSurroundings<Tables>) => RequestHandler) | undefined;
  /** Largest file that an upload may bring, in bytes; left out, 10 MB. */
  maxUploadBytes?: number | undefined;
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

function route<C extends Contract, Tables>(options: SystemAppOptions<C, Tables>, name: string, operation: Operation): RequestHandler {
  const carryOut = carryingOut(options, name);
  return async (request: Request, response: Response) => {
    const { fields, file } = operation.upload ? await readUpload(request, operation.upload, options.maxUploadBytes ?? defaultUploadBytes) : {};
    const { params, query } = request;
    const answer = await carryOut({ params, query, body: fields ?? request.body, key: request.get('idempotency-key'), caller: callerOf(response), file });
    response.status(200).json(answer);
  };
}

const defaultUploadBytes = 10 * 1024 * 1024;
