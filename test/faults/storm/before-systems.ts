import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, Call, Deliver, Handle } from './proxy';
import type { Strikes } from './strikes';

/** What a storm can do beside spoiling a call. */
export interface Forces {
  killWorkers(): void;
  /** Moves the clock past the lease of every job in hand. */
  jump(): Promise<void>;
  cutDatabase(): Promise<void>;
  /** Resolves when the disk has room again. */
  fillDisk(): Promise<void>;
}

/** Longer than a worker waits for a system. */
const hangMs = 12_000;
const problem = (status: number): Answer => ({ status, headers: { 'content-type': 'application/problem+json' }, body: Buffer.from(JSON.stringify({ type: 'about:blank', title: 'Broken', status, detail: 'A storm', code: 'storm' })) });

/** Stands between workers and systems. @param differs told of calls that were answered in two ways */
export function beforeSystems(strikes: Strikes, forces: Forces, differs: (what: string) => void): Handle {
  const waiting = new Map<string, () => void>();
  return async (call, deliver) => {
    const key = String(call.headers['idempotency-key'] ?? '');
    waiting.get(key)?.();
    const strike = call.method === 'POST' ? strikes.ofSystem() : undefined;
    switch (strike) {
      case undefined:
        return deliver();
      case 'system resets the call':
        return undefined;
      case 'system answers 500':
        return problem(500);
      case 'system answers 503':
        return problem(503);
      case 'system hangs':
        await pause(hangMs);
        return undefined;
      case 'answer of the system lost':
        await deliver();
        return undefined;
      case 'call delivered twice at once':
        return same(call, differs, ...(await Promise.all([deliver(), deliver()])));
      case 'call delivered again later':
        return again(call, deliver, differs);
      case 'worker killed before the effect':
        forces.killWorkers();
        return undefined;
      case 'worker killed during the effect': {
        const delivered = deliver();
        forces.killWorkers();
        await delivered;
        return undefined;
      }
      case 'worker killed after the effect':
        await deliver();
        forces.killWorkers();
        return undefined;
      case 'job delivered twice at once': {
        // The lease is over while the first is still at work: the job comes again, and asks with the same key.
        const comesAgain = new Promise<void>((resolve) => waiting.set(key, resolve));
        await forces.jump();
        await Promise.race([comesAgain, pause(3_000)]);
        waiting.delete(key);
        return deliver();
      }
      case 'database connections cut': {
        const [answer] = await Promise.all([deliver(), forces.cutDatabase()]);
        return answer;
      }
      case 'disk of the documents full': {
        void forces.fillDisk();
        return deliver();
      }
    }
  };
}

async function again(call: Call, deliver: Deliver, differs: (what: string) => void): Promise<Answer> {
  const answer = await deliver();
  void pause(300).then(deliver).then((second) => same(call, differs, answer, second)).catch(() => undefined);
  return answer;
}

/** Two deliveries of one call that were both taken are answered alike. */
function same({ url }: Call, differs: (what: string) => void, one: Answer, other: Answer): Answer {
  if (one.status === 200 && other.status === 200 && !one.body.equals(other.body)) differs(`${url} was answered ${String(one.body)} and ${String(other.body)}`);
  return one.status === 200 ? one : other;
}
