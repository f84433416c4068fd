import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import express, { Router, type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import type { Clock } from '../clock';
import type { Locale } from '../config';
import type { Logger } from '../log';
import { html } from './html';
import { IdentityProvider, type IdentityProviderSettings } from './identity-provider';
import { Problem } from './problem';
import { SealedCookies } from './sealed-cookies';
import { letInPerson } from './sign-in';
import { signInWords } from './sign-in-words';
import { sendPage } from './staff-page';

export interface StaffSignInSettings extends IdentityProviderSettings {
  /** Claim of the ID token that names the person as the people directory does. */
  personClaim: string;
  /** What session cookies are encrypted with; left out, a new one, good as long as this process runs. */
  sessionKey?: string | undefined;
  sessionHours: number;
}

export interface StaffSignInOptions extends StaffSignInSettings {
  /** Whether the people directory knows the id. */
  isPerson: (id: string) => boolean;
  /** Where staff reach the systems, without a slash at its end. */
  publicUrl: () => string;
  locale: Locale;
  clock: Clock;
  logger: Logger;
}

/** Staff who sign in at an identity provider, each as themselves. */
export interface StaffSignIn {
  /** Lets in who has a session of ours; sends anybody else to the provider, and back to the page. */
  person: RequestHandler;
  /** Coming back from the provider, and signing out. */
  routes: Router;
  /** Rejects when the provider does not answer. */
  isThere(): Promise<void>;
}

const session = z.object({ person: z.string(), formToken: z.string() });
const pendingSignIn = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), page: z.string() });
const formFields = z.object({ formToken: z.string() });
const minutesToSignIn = 10;
/** Sign-ins that a browser may have begun at a time, one for each page that it opened without a session. */
const mostBegun = 5;
const longestPage = 1000;

/** Signs staff in at an identity provider (OpenID Connect); what we keep of it is an encrypted cookie. */
export function staffSignIn(options: StaffSignInOptions): StaffSignIn {
  const { publicUrl, isPerson, locale, clock, logger } = options;
  const provider = new IdentityProvider(options);
  const cookies = new SealedCookies({ secret: options.sessionKey ?? randomBytes(32).toString('base64url'), secure: () => publicUrl().startsWith('https:'), clock });
  const words = signInWords[locale];
  const refuse = (response: Response, status: number, title: string, sentence: string, link?: { href: string; text: string }) =>
    sendPage(response.status(status), locale, title, html`<p>${sentence}</p>${link ? html`<p><a href="${link.href}">${link.text}</a></p>` : ''}`);

  async function toProvider(request: Request, response: Response): Promise<void> {
    try {
      const { url, pending } = await provider.begin(`${publicUrl()}/sign-in/callback`);
      // Browsers drop a cookie that is too long, and servers a request with too many.
      const page = request.originalUrl.length > longestPage ? '/' : request.originalUrl;
      cookies.clearOldest(request, response, 'sign-in-', mostBegun - 1);
      await cookies.set(response, `sign-in-${pending.state}`, { ...pending, page }, minutesToSignIn * 60);
      response.redirect(302, url.href);
    } catch (error) {
      logger.error({ err: error }, 'sign-in.provider.away');
      refuse(response, 503, words.away, words.awayWhy);
    }
  }

  const person: RequestHandler = async (request, response, next) => {
    const own = await cookies.read(request, 'session', session);
    if (own && isPerson(own.person)) {
      letInPerson(response, own.person, { action: `${publicUrl()}/sign-out`, formToken: own.formToken, goesOnTo: new URL(options.issuer).origin });
      return next();
    }
    // A picture of a page can't show the provider's form.
    if (![undefined, 'document'].includes(request.get('sec-fetch-dest'))) throw new Problem(401, 'notSignedIn', 'Open the page anew to sign in');
    await toProvider(request, response);
  };

  const back: RequestHandler = async (request, response) => {
    const purpose = `sign-in-${z.string().regex(/^[\w-]{1,100}$/).safeParse(request.query['state']).data ?? ''}`;
    const pending = await cookies.read(request, purpose, pendingSignIn);
    cookies.clear(response, purpose);
    const page = publicUrl() + (pending?.page ?? '');
    const again = pending && { href: page, text: words.again };
    const claims = pending && (await provider.finish(new URL(publicUrl() + request.originalUrl), pending).catch((error: unknown) => logger.warn(reasonOf(error), 'sign-in.failed')));
    if (!claims) return refuse(response, 401, words.failed, words.failedWhy, again);
    const named = namedBy(claims, options.personClaim);
    if (named === undefined || !isPerson(named)) {
      logger.warn({ person: named, claim: options.personClaim }, 'sign-in.stranger');
      const out = await provider.signOutUrl(`${publicUrl()}/signed-out`);
      return refuse(response, 403, words.stranger, words.strangerWhy(named ?? ''), out && { href: out.href, text: words.asAnother });
    }
    await cookies.set(response, 'session', { person: named, formToken: randomBytes(24).toString('base64url') }, options.sessionHours * 3600);
    logger.info({ person: named }, 'sign-in.done');
    response.redirect(303, page);
  };

  const out: RequestHandler = async (request, response) => {
    const own = await cookies.read(request, 'session', session);
    // Without a session there is nothing to end: another site's form comes without the cookie, and must not clear it.
    if (!own) return response.redirect(303, `${publicUrl()}/signed-out`);
    if (!timingSafeEqual(digestOf(own.formToken), digestOf(formFields.safeParse(request.body).data?.formToken ?? ''))) {
      throw new Problem(403, 'formTokenUnknown', 'formToken: this form is not of your session; open the page anew', [{ field: 'formToken', detail: 'is missing or unknown' }]);
    }
    cookies.clear(response, 'session');
    const there = await provider.signOutUrl(`${publicUrl()}/signed-out`).catch(() => undefined);
    response.redirect(303, there?.href ?? `${publicUrl()}/signed-out`);
  };

  const routes = Router();
  routes.get('/sign-in/callback', back);
  routes.post('/sign-out', express.urlencoded({ extended: false, limit: '4kb' }), out);
  routes.get('/signed-out', (_request, response) => sendPage(response, locale, words.signedOut, html`<p>${words.signedOutWhy}</p>`));
  return { person, routes, isThere: () => provider.isThere() };
}

/** Whom the claim names; a mail address only when the provider has verified it, for else anybody could write in another's. */
function namedBy(claims: Record<string, unknown>, claim: string): string | undefined {
  if (claim === 'email' && claims['email_verified'] !== true) return undefined;
  return z.string().safeParse(claims[claim]).data;
}

/** Why, without what came from the provider: codes, tokens and what they say of a person are not for the log. */
const failure = z.object({ message: z.string(), code: z.string().optional() });
const reasonOf = (error: unknown) => {
  const { message = 'unknown', code } = failure.safeParse(error).data ?? {};
  return { reason: message, code };
};

const digestOf = (text: string) => createHash('sha256').update(text).digest();
