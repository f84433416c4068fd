import type { Request, RequestHandler, Response } from 'express';
import { Problem } from './problem';

/** Checks a user name and password, from an address; null when they do not fit. */
export type CheckPassword = (username: string, password: string, from?: string) => Promise<{ username: string; kind: 'person' | 'service' } | null>;

/** Where a signed-in person signs out: a form that carries its session's token, and the origin that it leads to in the end. */
export interface SignOut {
  action: string;
  formToken: string;
  goesOnTo: string;
}

const letIn = new WeakMap<Response, { person: string; signOut?: SignOut | undefined }>();

/** Notes who was let in to a page. */
export function letInPerson(response: Response, person: string, signOut?: SignOut): void {
  letIn.set(response, { person, signOut });
}

/** Who was let in to a page, and where they sign out if they have a session; undefined for nobody. */
export const letInOf = (response: Response) => letIn.get(response);

/**
 * Lets in a person who signs in with their own name and a password (HTTP Basic), as on a demonstration. Without a check of
 * passwords nobody is let in.
 */
export function requirePerson(check: CheckPassword | undefined): RequestHandler {
  return async (request, response, next) => {
    if (!check) throw new Problem(403, 'noSignIn', 'Authorization: this installation signs nobody in here; set OIDC_ISSUER');
    const { username, password } = credentialsOf(request);
    const principal = await check(username, password, request.ip);
    if (principal?.kind !== 'person') {
      response.set('WWW-Authenticate', 'Basic realm="aftersales-flows", charset="UTF-8"');
      throw new Problem(401, 'notSignedIn', 'Authorization: sign in with your own name and password', [{ field: 'Authorization', detail: 'is missing or wrong' }]);
    }
    letInPerson(response, principal.username);
    next();
  };
}

function credentialsOf(request: Request): { username: string; password: string } {
  const encoded = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(request.get('authorization') ?? '')?.[1] ?? '';
  const [username = '', ...password] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { username, password: password.join(':') };
}
