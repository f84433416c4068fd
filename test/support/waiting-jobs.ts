import type { Cluster } from '../../src/cluster';
import type { JobTransport } from '../../src/worker/transport';

const forEver = 2 ** 31 - 1;

/**
 * A transport that asks for jobs of a type only while the engine's log tells of one that nobody has: two hundred requests
 * that wait would cost every case as much as several of its steps.
 */
export function askedWhenThereAre(transport: JobTransport, cluster: Cluster): JobTransport {
  const idle = new Map<string, () => void>();
  const look = () => {
    for (const type of cluster.tables.waitingJobs.types()) idle.get(type)?.();
    return false;
  };
  // Ends with the engine's life.
  cluster.until(look, 'jobs', forEver).catch(() => undefined);
  return {
    ...transport,
    activate: async (request, signal) => {
      const { type } = request;
      if (!cluster.tables.waitingJobs.any(type)) {
        await new Promise<void>((resolve) => {
          const wake = () => {
            // The signal is that of all loops: each listener that stays makes the next one dearer.
            signal.removeEventListener('abort', wake);
            resolve();
          };
          idle.set(type, wake);
          signal.addEventListener('abort', wake);
        });
        idle.delete(type);
      }
      return signal.aborted ? [] : transport.activate(request, signal);
    },
  };
}
