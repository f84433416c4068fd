import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Clock } from '../clock';

export interface SealedCookiesOptions {
  /** What the key is made of: who has it can make sessions of anybody. */
  secret: string;
  /** Whether browsers may send them over TLS only. */
  secure: () => boolean;
  clock: Clock;
}

/**
 * Cookies that only we can read and write: each is encrypted (AES-256-GCM, a JWE), with its purpose and its end inside. Scripts
 * can't read them, and another site's form doesn't send them along.
 */
export class SealedCookies {
  private readonly key: Uint8Array;

  constructor(private readonly options: SealedCookiesOptions) {
    this.key = createHash('sha256').update(options.secret).digest();
  }

  /** Sets a cookie for so many seconds. */
  async set(response: Response, purpose: string, content: Record<string, string>, seconds: number): Promise<void> {
    const { EncryptJWT } = await import('jose');
    const end = Math.floor(this.options.clock.now().getTime() / 1000) + seconds;
    const sealed = await new EncryptJWT(content).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).setAudience(purpose).setExpirationTime(end).encrypt(this.key);
    response.cookie(this.nameOf(purpose), sealed, { ...this.kind(), maxAge: seconds * 1000 });
  }

  /** What a cookie of this purpose says; undefined when there is none, it is not ours, was altered, or is over. */
  async read<Content>(request: Request, purpose: string, schema: z.ZodType<Content>): Promise<Content | undefined> {
    const sealed = valueOf(request, this.nameOf(purpose));
    if (sealed === undefined) return undefined;
    const { jwtDecrypt } = await import('jose');
    const decrypted = jwtDecrypt(sealed, this.key, { audience: purpose, currentDate: this.options.clock.now(), requiredClaims: ['exp'], keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] });
    return decrypted.then(({ payload }) => schema.safeParse(payload).data, () => undefined);
  }

  clear(response: Response, purpose: string): void {
    response.clearCookie(this.nameOf(purpose), this.kind());
  }

  /** Clears the cookies whose purpose begins so, but for the `kept` that the browser names last. */
  clearOldest(request: Request, response: Response, prefix: string, kept: number): void {
    const begin = this.nameOf(prefix);
    const names = pairsOf(request).flatMap((pair) => (pair.startsWith(begin) ? [pair.slice(0, pair.indexOf('='))] : []));
    for (const name of names.slice(0, Math.max(0, names.length - kept))) response.clearCookie(name, this.kind());
  }

  /** The prefix keeps a cookie from being set for us by another host of the domain. */
  private readonly nameOf = (purpose: string) => `${this.options.secure() ? '__Host-' : ''}aftersales-${purpose}`;
  private readonly kind = () => ({ httpOnly: true, sameSite: 'lax', secure: this.options.secure(), path: '/' }) as const;
}

const pairsOf = (request: Request) => (request.get('cookie') ?? '').split(';').map((pair) => pair.trim());

/** Of our cookies no value needs to be decoded: a JWE has letters, digits, `-`, `_` and dots. */
function valueOf(request: Request, name: string): string | undefined {
  return pairsOf(request).find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
