import type { Logger } from '../../log';
import type { Services } from '../services';
import { answerOf, problemOf } from './answer';
import type { SignIn } from './basic-auth';
import type { Endpoint, Method, Reply } from './endpoint';
import { badRequest } from './problem';

/** A request as HTTP would bring it. */
export interface DirectRequest {
  method: Method;
  /** Below /v2, with its query. */
  path: string;
  /** The Authorization header. */
  authorization: string | undefined;
  /** JSON; left out, there is none. */
  body?: string | undefined;
  /** Aborted when nobody waits for the answer any more. */
  signal?: AbortSignal | undefined;
}

export interface DirectAnswer {
  status: number;
  contentType: string;
  text: string;
}

/**
 * The REST API without HTTP, for programs in the same process: the same operations, sign-in, bodies and problems.
 * Undefined for what goes by HTTP only: paths that are none, and forms with files.
 */
export type DirectDoor = (request: DirectRequest) => Promise<DirectAnswer> | undefined;

export interface DirectDoorOptions {
  endpoints: readonly Endpoint[];
  services: Services;
  signIn: SignIn;
  logger: Logger;
}

const neverAborted = new AbortController().signal;

export function directDoor({ endpoints, services, signIn, logger }: DirectDoorOptions): DirectDoor {
  const doors = endpoints
    .filter(({ multipart }) => !multipart)
    .map((endpoint) => ({ endpoint, pattern: new RegExp(`^${endpoint.path.replace(/:\w+/g, '([^/]+)')}$`) }));
  return ({ method, path, authorization, body, signal = neverAborted }) => {
    const [pathname = '', query] = path.split('?');
    const door = doors.find(({ endpoint, pattern }) => endpoint.method === method && pattern.test(pathname));
    if (!door) return undefined;
    const { endpoint, pattern } = door;
    const key = pattern.exec(pathname)?.[1];
    const answered = async (): Promise<DirectAnswer> => {
      const caller = await signIn(authorization);
      return told(await answerOf(endpoint, { key, query: new URLSearchParams(query), body: read(body), raw: undefined, caller, signal, services }));
    };
    return answered().catch((error: unknown) => {
      const problem = problemOf(error);
      if (problem.status === 500) logger.error({ err: error, method, path }, 'cluster.request-failed');
      return { status: problem.status, contentType: 'application/problem+json', text: JSON.stringify(problem.toJson(`/v2${pathname}`)) };
    });
  };
}

function read(body: string | undefined): unknown {
  try {
    return body === undefined ? undefined : JSON.parse(body);
  } catch (error) {
    throw badRequest(`The request body is not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function told(reply: Reply): DirectAnswer {
  if ('json' in reply) return { status: reply.status, contentType: 'application/json', text: JSON.stringify(reply.json) };
  if ('text' in reply) return { status: reply.status, contentType: reply.contentType, text: reply.text };
  return { status: reply.status, contentType: 'application/json', text: '' };
}
