import express, { type ErrorRequestHandler, type Express, type Request as HttpRequest, type Response } from 'express';
import type { Logger } from '../../log';
import type { Services } from '../services';
import { answerOf, principal, problemOf } from './answer';
import type { SignIn } from './basic-auth';
import type { Endpoint, Reply } from './endpoint';
import { notFound, Problem } from './problem';

export interface RestAppOptions {
  endpoints: readonly Endpoint[];
  services: Services;
  signIn: SignIn;
  /** Aborted when the cluster stops. */
  stopping: AbortSignal;
  logger: Logger;
}

/** The REST API as an express app, not yet listening. */
export function restApp(options: RestAppOptions): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag');
  const readJson = express.json({ limit: '1mb', strict: false, type: ['application/json', 'application/*+json'] });
  const pass: express.RequestHandler = (_request, _response, next) => next();
  for (const endpoint of options.endpoints) {
    const handler = handle(endpoint, options);
    app[endpoint.method](`/v2${endpoint.path}`, identify(options.signIn), endpoint.multipart ? pass : readJson, handler);
  }
  app.use((request) => {
    throw notFound(`There is no ${request.method} ${request.path} here.`);
  });
  return app.use(problemHandler(options.logger));
}

/** Signs in before the body is read: nobody unknown makes us read a megabyte. */
function identify(signIn: SignIn): express.RequestHandler {
  return async (request, response, next) => {
    response.locals['caller'] = await signIn(request.headers.authorization);
    next();
  };
}

function handle(endpoint: Endpoint, { services, stopping }: RestAppOptions): express.RequestHandler {
  return async (request, response) => {
    const caller = principal.parse(response.locals['caller']);
    if (!endpoint.multipart) refuseOtherTypes(request);
    const [key] = Object.values(request.params).map(String);
    const query = new URL(request.originalUrl, 'http://localhost').searchParams;
    const body: unknown = request.body;
    const reply = await answerOf(endpoint, { key, query, body, raw: request, caller, signal: hungUp(response), services });
    if (stopping.aborted) response.shouldKeepAlive = false;
    send(response, reply);
  };
}

function refuseOtherTypes(request: HttpRequest): void {
  const hasBody = request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  if (!hasBody || request.is(['application/json', 'application/*+json'])) return;
  throw new Problem(415, 'Unsupported Media Type', `Content-Type '${request.headers['content-type'] ?? ''}' is not supported: send application/json.`);
}

function hungUp(response: Response): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => response.writableFinished || controller.abort());
  return controller.signal;
}

function send(response: Response, reply: Reply): void {
  if (response.destroyed) return;
  if ('json' in reply) end(response, reply.status, 'application/json', JSON.stringify(reply.json));
  else if ('text' in reply) end(response, reply.status, reply.contentType, reply.text);
  else response.writeHead(reply.status).end();
}

/** Express's own sending looks for caches and ranges at each answer; jobs are too many for that. */
function end(response: Response, status: number, contentType: string, text: string): void {
  response.writeHead(status, { 'content-type': `${contentType}; charset=utf-8`, 'content-length': Buffer.byteLength(text) }).end(text);
}

/** Answers with problem details; what nobody foresaw is logged. */
export function problemHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent || response.destroyed) return next(error);
    const problem = problemOf(error);
    if (problem.status === 500) logger.error({ err: error, method: request.method, path: request.path }, 'cluster.request-failed');
    if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Basic realm="Camunda", charset="UTF-8"');
    const instance = request.originalUrl.split('?')[0] ?? '/';
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem.toJson(instance)));
  };
}
