import { setMaxListeners } from 'node:events';
import type { TaskListener, Worker } from './define';
import { JobLoop, type JobLoopOptions } from './job-loop';

export interface WorkerPool {
  /** No new jobs; resolves when those in hand are finished or the limit (milliseconds) has passed. */
  stop(limitMs: number): Promise<void>;
}

/** Starts a loop for each worker; throws when two claim the same job type. */
export function startWorkerPool<Clients>(
  workers: (Worker<Clients> | TaskListener<Clients>)[],
  options: JobLoopOptions<Clients>,
): WorkerPool {
  const types = workers.map((worker) => worker.type);
  const twice = types.find((type, index) => types.indexOf(type) !== index);
  if (twice !== undefined) throw new Error(`Two workers claim the job type ${twice}`);
  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal);
  const loops = workers.map((worker) => new JobLoop(worker, options, stopping));
  for (const loop of loops) loop.start();
  return { stop: async (limitMs) => void (await Promise.all(loops.map((loop) => loop.stop(limitMs)))) };
}
