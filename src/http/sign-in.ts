import type { Request, RequestHandler, Response } from 'express';
import { Problem } from './problem';

/** Checks a user name and password, from an address; null when they do not fit. */
export type CheckPassword = (username: string, password: string, from?: string) => Promise<{ username: string; kind: 'person' | 'service' } | null>;

/**
 * Lets in a person who signs in with their own name (HTTP Basic). Without a check of passwords nobody is let in:
 * an installation whose people sign in elsewhere says who they are there.
 */
export function requirePerson(check: CheckPassword | undefined): RequestHandler {
  return async (request, response, next) => {
    if (!check) throw new Problem(403, 'noSignIn', 'Authorization: this installation signs nobody in here; set DEMO_PASSWORD');
    const { username, password } = credentialsOf(request);
    const principal = await check(username, password, request.ip);
    if (principal?.kind !== 'person') {
      response.set('WWW-Authenticate', 'Basic realm="aftersales-flows", charset="UTF-8"');
      throw new Problem(401, 'notSignedIn', 'Authorization: sign in with your own name and password', [{ field: 'Authorization', detail: 'is missing or wrong' }]);
    }
    response.locals['person'] = principal.username;
    next();
  };
}

/** The person that was let in. */
export const personOf = (response: Response): string => String(response.locals['person']);

function credentialsOf(request: Request): { username: string; password: string } {
  const encoded = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(request.get('authorization') ?? '')?.[1] ?? '';
  const [username = '', ...password] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { username, password: password.join(':') };
}
