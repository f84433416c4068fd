import { setTimeout as pause } from 'node:timers/promises';
import type { Forces } from './forces';
import type { Handle } from './proxy';
import { spoil, type Differs } from './spoil';
import type { Strikes } from './strikes';

/** Stands between workers and systems. @param differs told of calls that were answered in two ways */
export function beforeSystems(strikes: Strikes, forces: Forces, differs: Differs): Handle {
  const waiting = new Map<string, () => void>();
  return async (call, deliver) => {
    const key = String(call.headers['idempotency-key'] ?? '');
    waiting.get(key)?.();
    const strike = call.method !== 'POST' ? undefined : call.url.startsWith('/documents/') ? strikes.at('documentsCall', 'systemCall') : strikes.at('systemCall');
    switch (strike) {
      case 'system resets a call':
        return spoil.reset();
      case 'system answers 500':
        return spoil.answered(500);
      case 'system answers 503':
        return spoil.answered(503);
      case 'system hangs':
        return spoil.hang();
      case 'answer of a system lost':
        return spoil.answerLost(deliver);
      case 'call delivered twice at once':
        return spoil.twiceAlike(call, deliver, differs);
      case 'call delivered again later':
        return spoil.againLater(call, deliver, differs);
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
      case 'PostgreSQL killed': {
        const [answer] = await Promise.all([deliver(), forces.crashDatabase()]);
        return answer;
      }
      case 'disk of the documents full':
        await forces.fillDisk();
        return deliver();
      case undefined:
        return deliver();
    }
  };
}

/** Stands between the relays and the systems that they call. */
export function beforeRelayedSystems(strikes: Strikes, differs: Differs): Handle {
  return async (call, deliver) => {
    switch (call.method === 'POST' ? strikes.at('relayedCall') : undefined) {
      case 'relayed call reset':
        return spoil.reset();
      case 'relayed call answered 500':
        return spoil.answered(500);
      case 'relayed call hangs':
        return spoil.hang();
      case 'answer to a relayed call lost':
        return spoil.answerLost(deliver);
      case 'relayed call delivered twice':
        return spoil.twiceAlike(call, deliver, differs);
      case undefined:
        return deliver();
    }
  };
}

/** Stands between dealers, paint shop and Customer Service, and the systems. */
export function beforePartners(strikes: Strikes, differs: Differs): Handle {
  return async (call, deliver) => {
    switch (call.method === 'POST' ? strikes.at('partnerCall') : undefined) {
      case "a partner's call reset":
        return spoil.reset();
      case 'answer to a partner lost':
        return spoil.answerLost(deliver);
      case "a partner's call delivered twice":
        return spoil.twiceAlike(call, deliver, differs);
      case undefined:
        return deliver();
    }
  };
}
