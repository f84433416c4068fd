import cors from 'cors';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** What a page of ours may load: nothing; pages that show something say so themselves. */
const nothing = { defaultSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"], frameAncestors: ["'none'"] };
/** The description of operations is a program in the browser: its own scripts, styles and pictures. */
const ownProgram = { ...nothing, scriptSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"], imgSrc: ["'self'", 'data:'], connectSrc: ["'self'"] };

/**
 * Headers that every answer has: no sniffing, no framing, no referrer, no cache, nothing loaded or run that is not named.
 * Other pages' scripts may read answers only from the origins given; left out, from none.
 */
export function safeHeaders(origins: string[] = []): RequestHandler[] {
  const headers = (directives: Record<string, string[]>) => helmet({ contentSecurityPolicy: { useDefaults: false, directives }, referrerPolicy: { policy: 'no-referrer' }, xFrameOptions: { action: 'deny' } });
  const [plain, withProgram] = [headers(nothing), headers(ownProgram)];
  const notKept: RequestHandler = (request, response, next) => {
    response.set('Cache-Control', 'no-store');
    return /^\/[\w-]+\/docs(\/|$)/.test(request.path) ? withProgram(request, response, next) : plain(request, response, next);
  };
  // Keys stand in a header, never in a cookie: nothing is sent along by a browser by itself.
  const shared = cors({ origin: origins, methods: ['GET', 'POST'], allowedHeaders: ['Content-Type', 'X-Api-Key', 'Idempotency-Key'], exposedHeaders: ['Retry-After'], maxAge: 600 });
  return origins.length === 0 ? [notKept] : [notKept, shared];
}
