import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { isFromOutside } from './callers';
import { Problem } from './problem';
import type { CheckPassword } from './sign-in';

export interface LimitSettings {
  /** Calls in a minute of a caller from outside (dealers, carriers), and of any other one. */
  outsideCallsPerMinute: number;
  insideCallsPerMinute: number;
  /** Requests with an unknown key, from one address in a minute. */
  unknownKeysPerMinute: number;
  /** Failed sign-ins of one name from one address in a quarter of an hour. */
  failedSignIns: number;
}

/**
 * How much a caller may ask for: kept in memory, for this process. A caller's limit stops a program that runs wild; it is far above
 * what workers and people do.
 */
export class Limits {
  private readonly outside: RateLimiterMemory;
  private readonly inside: RateLimiterMemory;
  private readonly unknownKeys: RateLimiterMemory;
  private readonly failedSignIns: RateLimiterMemory;

  constructor(settings: LimitSettings) {
    this.outside = new RateLimiterMemory({ points: settings.outsideCallsPerMinute, duration: 60 });
    this.inside = new RateLimiterMemory({ points: settings.insideCallsPerMinute, duration: 60 });
    this.unknownKeys = new RateLimiterMemory({ points: settings.unknownKeysPerMinute, duration: 60 });
    this.failedSignIns = new RateLimiterMemory({ points: settings.failedSignIns, duration: 15 * 60 });
  }

  /** Counts a call; throws 429 `tooManyRequests` when the caller has made all that it may for now. */
  async countCall(caller: string): Promise<void> {
    await counted(isFromOutside(caller) ? this.outside : this.inside, caller, `X-Api-Key: ${caller} has made as many calls as it may in a minute`);
  }

  /** Counts an unknown key; throws 429 when too many came from this address. A known key is never held up by it. */
  async countUnknownKey(from: string): Promise<void> {
    await counted(this.unknownKeys, from, 'X-Api-Key: too many unknown keys came from this address');
  }

  /** The same check of passwords, that refuses a name with 429 for a while after too many failures from one address, right password or not. */
  signIn(check: CheckPassword): CheckPassword {
    const tooMany = 'Authorization: too many sign-ins have failed';
    return async (username, password, from = '') => {
      const key = `${from} ${username}`;
      const before = await this.failedSignIns.get(key);
      if (before && before.consumedPoints >= this.failedSignIns.points) throw tooManyRequests(tooMany, before.msBeforeNext);
      const principal = await check(username, password, from);
      if (!principal) await counted(this.failedSignIns, key, tooMany);
      return principal;
    };
  }
}

async function counted(limiter: RateLimiterMemory, key: string, what: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (reached) {
    if (reached instanceof RateLimiterRes) throw tooManyRequests(what, reached.msBeforeNext);
    throw reached;
  }
}

function tooManyRequests(what: string, msBeforeNext: number): Problem {
  const seconds = Math.max(1, Math.ceil(msBeforeNext / 1000));
  const problem = new Problem(429, 'tooManyRequests', `${what}; try again in ${seconds} s`);
  problem.retryAfterSeconds = seconds;
  return problem;
}
