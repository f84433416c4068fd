import type { Cluster } from '../../src/cluster';
import type { JobTransport } from '../../src/worker/transport';

const forEver = 2 ** 31 - 1;

/**
 * A transport that asks for jobs of a type only once the engine has had one: two hundred idle requests, each on
 * a connection of its own, would cost every case as much as several of its steps.
 */
export function fromFirstJobOn(transport: JobTransport, cluster: Cluster): JobTransport {
  const seen = new Set<string>();
  const waiting = new Map<string, () => void>();
  const look = () => {
    for (const { type } of cluster.tables.jobs.open()) {
      if (seen.has(type)) continue;
      seen.add(type);
      waiting.get(type)?.();
    }
    return false;
  };
  // Ends with the engine's life.
  cluster.until(look, 'jobs', forEver).catch(() => undefined);
  return {
    ...transport,
    activate: async (request, signal) => {
      if (!seen.has(request.type)) {
        await new Promise<void>((resolve) => {
          waiting.set(request.type, resolve);
          signal.addEventListener('abort', () => resolve(), { once: true });
        });
      }
      return signal.aborted ? [] : transport.activate(request, signal);
    },
  };
}
