import type { RequestHandler, Response } from 'express';
import { mayUse, type Caller, type Callers } from './callers';
import { Problem } from './problem';

/** Who called, as the guard has found out. */
const guarded = new WeakMap<Response, Caller>();

/** Lets a request in only with a known key in the `X-Api-Key` header, and a caller only as often as it may. */
export function apiKeyGuard(callers: Callers): RequestHandler {
  return async (request, response, next) => {
    guarded.set(response, await admitted(callers, request.get('x-api-key'), request.ip));
    next();
  };
}

/** Whose key it is. Throws Problem 401 when nobody's, 429 when the caller, or the address of unknown ones, may not ask so often. */
export async function admitted(callers: Callers, key: string | undefined, address: string | undefined): Promise<Caller> {
  const { limits } = callers;
  const caller = callers.find(key ?? '');
  if (!caller) {
    await limits?.countUnknownKey(address ?? '');
    throw new Problem(401, 'unknownApiKey', 'X-Api-Key: send the API key of a known caller in this header', [
      { field: 'X-Api-Key', detail: 'is missing or unknown' },
    ]);
  }
  await limits?.countCall(caller.name);
  return caller;
}

/** Throws Problem 403 `closedDoor` for a caller whose scope has not the operation. */
export function requireScope(caller: Caller, system: string, operation: string): void {
  if (mayUse(caller, system, operation)) return;
  throw new Problem(403, 'closedDoor', `X-Api-Key: the key of ${caller.name} does not open this operation`, [
    { field: 'X-Api-Key', detail: 'does not open this operation' },
  ]);
}

/** Goes on only for a caller whose scope has the operation, before anything of the body is read. */
export function inScope(system: string, operation: string): RequestHandler {
  return (_request, response, next) => {
    requireScope(callerOf(response), system, operation);
    next();
  };
}

/** Lets in callers whose scope has the operation, by their key. */
export const letIn = (callers: Callers, system: string, operation: string): RequestHandler[] => [apiKeyGuard(callers), inScope(system, operation)];

/** The name of the caller whom the guard let in, if it did. */
export const nameOfCaller = (response: Response): string | undefined => guarded.get(response)?.name;

/** The caller that the guard let in. */
export function callerOf(response: Response): Caller {
  const caller = guarded.get(response);
  if (!caller) throw new Error('A request has come past the guard');
  return caller;
}
