import type { Config } from '../config';
import type { StaffSignInSettings } from '../http/staff-sign-in';
import { isLoopback } from './local';

type IdentitySettings = Pick<Config, 'OIDC_ISSUER' | 'OIDC_DISCOVERY_URL' | 'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET' | 'OIDC_PERSON_CLAIM' | 'STAFF_SESSION_KEY' | 'STAFF_SESSION_HOURS' | 'SYSTEMS_PUBLIC_URL'>;

/**
 * The identity provider at which staff sign in to the pages, as the settings say; undefined for none. Throws a sentence when a
 * setting is missing, or when names or sessions would go over the network unencrypted.
 */
export function staffIdentityOf(config: IdentitySettings): StaffSignInSettings | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_SECRET: clientSecret, SYSTEMS_PUBLIC_URL: publicUrl } = config;
  if (issuer === undefined) return undefined;
  if (clientSecret === undefined) throw new Error('OIDC_CLIENT_SECRET is not set: it is the secret of the client that the identity provider of OIDC_ISSUER knows these pages by.');
  for (const [name, url] of Object.entries({ OIDC_ISSUER: issuer, SYSTEMS_PUBLIC_URL: publicUrl ?? 'http://localhost' })) {
    if (!url.startsWith('https:') && !isLoopback(url)) throw new Error(`${name} is ${url}: people sign in over https only, unless it is this machine.`);
  }
  return {
    issuer,
    discoveryUrl: config.OIDC_DISCOVERY_URL,
    clientId: config.OIDC_CLIENT_ID,
    clientSecret,
    personClaim: config.OIDC_PERSON_CLAIM,
    sessionKey: config.STAFF_SESSION_KEY,
    sessionHours: config.STAFF_SESSION_HOURS,
  };
}
