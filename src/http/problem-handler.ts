import type { ErrorRequestHandler, RequestHandler } from 'express';
import { z } from 'zod';
import type { Logger } from '../log';
import { Problem } from './problem';

/** 404 for a path that no operation has. */
export const unknownPath: RequestHandler = (request) => {
  throw new Problem(404, 'unknownPath', `There is no ${request.method} ${request.path} here`);
};

const bodyParserFault = z.object({ type: z.string(), status: z.number().int(), message: z.string() });

/** The one place where an error becomes an answer: RFC 9457 problem details, never a stack trace. */
export function problemHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const problem = problemOf(error);
    if (problem.status >= 500) logger.error({ err: error, method: request.method, path: request.path }, 'http.failed');
    response
      .status(problem.status)
      .type('application/problem+json')
      .send(JSON.stringify(problem.toDetails(request.originalUrl.split('?')[0])));
  };
}

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const fault = bodyParserFault.safeParse(error);
  if (fault.success && fault.data.status < 500) return bodyProblem(fault.data);
  return new Problem(500, 'internalError', 'The system could not carry this out; nothing was changed. Try again, or ask the operator.');
}

function bodyProblem(fault: z.infer<typeof bodyParserFault>): Problem {
  const at = (detail: string) => [{ field: 'body', detail }];
  switch (fault.type) {
    case 'entity.parse.failed':
      return new Problem(400, 'brokenJson', `body: is not valid JSON (${fault.message})`, at('is not valid JSON'));
    case 'entity.too.large':
      return new Problem(413, 'bodyTooLarge', 'body: is larger than 1 MB', at('is larger than 1 MB'));
    default:
      return new Problem(fault.status, 'unreadableBody', `body: ${fault.message}`, at(fault.message));
  }
}
