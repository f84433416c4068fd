import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
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

/** The caller that the guard let in. */
export function callerOf(response: Response): string {
  return String(response.locals['caller']);
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
