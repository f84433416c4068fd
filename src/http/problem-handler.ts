import type { ErrorRequestHandler, RequestHandler } from 'express';
import { z } from 'zod';
import type { Logger } from '../log';
import { Problem } from './problem';
import { notUtf8 } from './read-json';

/** 404 for a path that no operation has. */
export const unknownPath: RequestHandler = (request) => {
  throw new Problem(404, 'unknownPath', `There is no ${request.method} ${request.path} here`);
};

/** 405 for a path that is there, asked in a way that it does not know. */
export function otherMethods(known: string[]): RequestHandler {
  const allow = known.map((method) => method.toUpperCase()).join(', ');
  return (request, response) => {
    response.set('Allow', allow);
    throw new Problem(405, 'methodNotAllowed', `${request.method} is not known here; ${request.path} knows ${allow}`);
  };
}

/** What the parser tells; a body that does not unpack has no type. */
const bodyParserFault = z.object({ type: z.string().default(''), status: z.number().int(), expose: z.literal(true), message: z.string() });

/** The one place where an error becomes an answer: RFC 9457 problem details, never a stack trace. */
export function problemHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const problem = problemOf(error);
    logFault(logger, problem, error, { method: request.method, path: request.path });
    if (problem.retryAfterSeconds !== undefined) response.set('Retry-After', String(problem.retryAfterSeconds));
    response
      .status(problem.status)
      .type('application/problem+json')
      .send(JSON.stringify(problem.toDetails(request.originalUrl.split('?')[0])));
  };
}

/** Writes down what went wrong by no fault of the caller's. */
export function logFault(logger: Logger, problem: Problem, error: unknown, asked: Record<string, string>): void {
  if (problem !== error && problem.status >= 500) logger.error({ err: error, ...asked }, 'http.failed');
}

/** What the caller is told of an error: a Problem as it is, anything else without its words. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof URIError) return new Problem(400, 'malformedPath', 'path: has a % that begins no character', [{ field: 'path', detail: 'has a % that begins no character' }]);
  const fault = bodyParserFault.safeParse(error);
  if (fault.success && fault.data.status < 500) return bodyProblem(fault.data);
  return new Problem(500, 'internalError', 'The system could not carry this out; nothing was changed. Try again, or ask the operator.');
}

function bodyProblem(fault: z.infer<typeof bodyParserFault>): Problem {
  const at = (detail: string) => [{ field: 'body', detail }];
  switch (fault.type) {
    case 'entity.parse.failed':
      return new Problem(400, 'brokenJson', `body: is not valid JSON (${fault.message})`, at('is not valid JSON'));
    case notUtf8:
      return new Problem(400, 'brokenJson', 'body: is not UTF-8', at('is not UTF-8'));
    case 'entity.too.large':
      return new Problem(413, 'bodyTooLarge', 'body: is larger than 1 MB', at('is larger than 1 MB'));
    default:
      return new Problem(fault.status, 'unreadableBody', `body: ${fault.message}`, at(fault.message));
  }
}
