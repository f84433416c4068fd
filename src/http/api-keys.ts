import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import { outsiders, type Operation } from './contract';
import { Problem } from './problem';

/** API keys by the caller's name, e.g. `{ workers: '…', dealers: '…' }`. */
export type ApiKeys = Record<string, string>;

/** Lets a request in only with a known key in the `X-Api-Key` header. */
export function apiKeyGuard(keys: ApiKeys): RequestHandler {
  const known = Object.entries(keys).map(([caller, key]) => ({ caller, digest: digestOf(key) }));
  return (request, response, next) => {
    const given = digestOf(request.get('x-api-key') ?? '');
    const match = known.find(({ digest }) => timingSafeEqual(digest, given));
    if (!match) {
      throw new Problem(401, 'unknownApiKey', 'X-Api-Key: send the API key of a known caller in this header', [
        { field: 'X-Api-Key', detail: 'is missing or unknown' },
      ]);
    }
    response.locals['caller'] = match.caller;
    next();
  };
}

/** Throws 403 `closedDoor` when a caller from outside asks for an operation that is not open to it. */
export function requireOpenDoor(caller: string, { openTo = [] }: Pick<Operation, 'openTo'>): void {
  const outsider = outsiders.find((name) => name === caller);
  if (outsider === undefined || openTo.includes(outsider)) return;
  throw new Problem(403, 'closedDoor', `X-Api-Key: the key of ${caller} does not open this operation`, [
    { field: 'X-Api-Key', detail: 'does not open this operation' },
  ]);
}

/** Lets in callers from inside the company only, whom the guard has let in before. */
export const requireInside: RequestHandler = (_request, response, next) => {
  requireOpenDoor(callerOf(response), {});
  next();
};

/** The caller that the guard let in. */
export function callerOf(response: Response): string {
  return String(response.locals['caller']);
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
