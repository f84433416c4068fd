import { z } from 'zod';
import type { Principal } from '../../people/principal';
import { checkAccess } from './access';
import type { Endpoint, Reply, Request } from './endpoint';
import { badRequest, Problem } from './problem';

/** What an operation answers to who is signed in; rejects with a Problem when they may not ask it at all. */
export async function answerOf(endpoint: Endpoint, request: Request): Promise<Reply> {
  checkAccess(request.caller, endpoint);
  return endpoint.handle(request);
}

export const principal: z.ZodType<Principal | undefined> = z.object({ username: z.string(), kind: z.enum(['person', 'service']) }).optional();

const bodyFault = z.object({ type: z.string(), status: z.number(), message: z.string() });

/** The one place where an error becomes an answer. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const fault = bodyFault.safeParse(error).data;
  if (fault?.type === 'entity.parse.failed') return badRequest(`The request body is not valid JSON: ${fault.message}`);
  if (fault?.type === 'entity.too.large') return new Problem(413, 'Payload Too Large', 'The request body is larger than 1 MB.');
  if (fault && fault.status < 500) return new Problem(fault.status, 'Bad Request', fault.message);
  return new Problem(500, 'INTERNAL', 'An unexpected error happened; the log says more.');
}
