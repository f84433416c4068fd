import { createHash } from 'node:crypto';
import type { Authenticate, Principal } from '../../people/principal';
import { unauthorized } from './problem';

const remembered = 1000;
const rememberMs = 30_000;

/** Tells who sends an Authorization header; without an `authenticate` everybody is welcome unnamed. */
export type SignIn = (header: string | undefined) => Promise<Principal | undefined>;

/**
 * Basic authentication. A header found good is remembered for 30 seconds, as a hash, so that a
 * deliberately slow password check does not slow each job.
 */
export function basicAuth(authenticate: Authenticate | undefined): SignIn {
  if (!authenticate) return () => Promise.resolve(undefined);
  const known = new Map<string, { principal: Principal; until: number }>();
  return async (header) => {
    const { username, password } = credentials(header);
    const id = createHash('sha256').update(`${username}:${password}`).digest('base64');
    const before = known.get(id);
    if (before && before.until > performance.now()) return before.principal;
    const principal = await authenticate(username, password);
    if (!principal) throw unauthorized('The user name or the password is wrong.');
    if (known.size >= remembered) known.clear();
    known.set(id, { principal, until: performance.now() + rememberMs });
    return principal;
  };
}

function credentials(header: string | undefined): { username: string; password: string } {
  const encoded = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(header ?? '')?.[1];
  const text = Buffer.from(encoded ?? '', 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) throw unauthorized('Sign in with basic authentication: a user name and a password are needed.');
  return { username: text.slice(0, colon), password: text.slice(colon + 1) };
}
