import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import type { Principal } from '../../people/principal';
import type { Services } from '../services';
import { parseBody, parseKey } from './parse';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** A request as it arrived, already signed in. */
export interface Request {
  /** The key in the path, if it has one. */
  key: string | undefined;
  query: URLSearchParams;
  body: unknown;
  /** The request itself, for operations that read their body themselves; none comes by the direct door. */
  raw: IncomingMessage | undefined;
  /** Undefined when the cluster runs without sign-in. */
  caller: Principal | undefined;
  /** Aborted when the client has hung up. */
  signal: AbortSignal;
  services: Services;
}

export interface Call<Body> extends Omit<Request, 'key' | 'body'> {
  key: string;
  body: Body;
}

export type Reply =
  | { status: 204 }
  | { status: 200 | 201 | 503; json: unknown }
  | { status: 200; text: string; contentType: string };

/** One operation of the REST API, ready to be mounted. */
export interface Endpoint {
  method: Method;
  /** Below /v2, with the path key as `:name`. */
  path: string;
  /** True where the body is a form with files, read by the endpoint itself. */
  multipart: boolean;
  handle(request: Request): Promise<Reply> | Reply;
}

interface Definition<Body> {
  method: Method;
  path: string;
  multipart?: boolean;
  body?: z.ZodType<Body>;
  handle: (call: Call<Body>) => Promise<Reply> | Reply;
}

/** Defines an operation: its body is parsed before `handle` sees it, what does not fit is a 400. */
export function endpoint<Body = undefined>(definition: Definition<Body>): Endpoint {
  const { method, path, multipart = false, body, handle } = definition;
  return {
    method,
    path,
    multipart,
    handle: (request) =>
      handle({ ...request, key: parseKey(path, request.key), body: parseBody<Body>(body, request.body) }),
  };
}

export const ok = (json: unknown): Reply => ({ status: 200, json });
export const noContent: Reply = { status: 204 };
