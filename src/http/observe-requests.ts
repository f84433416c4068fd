import type { Request, RequestHandler, Response } from 'express';
import { caseFacts } from '../case-facts';
import type { Logger } from '../log';
import { notedInSpan, spanned, traceField, tracesAreOn } from '../trace';
import { nameOfCaller } from './api-keys';
import { letInOf } from './sign-in';

/** Told of each request's end: the operation's name in the contract, `none` when it fits none. */
export type ObserveRequest = (system: string, operation: string, status: number, seconds: number) => void;

/** Requests by the operation that they ask for. */
const operations = new WeakMap<Response, string>();

/** Says which operation a request is. */
export function named(operation: string): RequestHandler {
  return (_request, response, next) => {
    operations.set(response, operation);
    notedInSpan({ operation });
    next();
  };
}

/** Measures each request and writes a line for it: a change, and a page that a person was shown, at `info`, any other look at `debug`. */
export function observeRequests(system: string, logger: Logger, observe: ObserveRequest | undefined): RequestHandler {
  return (request, response, next) => {
    const began = performance.now();
    response.once('close', () => {
      const seconds = (performance.now() - began) / 1000;
      const operation = operations.get(response) ?? 'none';
      // A caller that hung up before the answer has got no status.
      const status = response.writableFinished ? response.statusCode : 499;
      observe?.(system, operation, status, seconds);
      logger[request.method === 'POST' || letInOf(response) ? 'info' : 'debug']({ operation, status, ...lineOf(request, response), ...pageOf(request, response), ms: Math.round(seconds * 1000) }, 'http.done');
    });
    if (tracesAreOn()) void spanned(`${system} ${request.method}`, { kind: 'server', parent: request.get(traceField) }, () => answered(response, next));
    else next();
  };
}

/** Goes on, and resolves when the answer is out. */
function answered(response: Response, next: () => void): Promise<void> {
  return new Promise((resolve) => {
    response.once('close', () => {
      resolve();
    });
    next();
  });
}

/** Who was shown which page. */
const pageOf = (request: Request, response: Response) => {
  const { person } = letInOf(response) ?? {};
  return person === undefined ? {} : { person, page: request.path };
};

const lineOf = (request: Request, response: Response) => ({
  method: request.method,
  caller: nameOfCaller(response),
  key: request.get('idempotency-key')?.slice(0, 200),
  ...caseFacts(request.body),
});
