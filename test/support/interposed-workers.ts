import { restJobTransport } from '../../src/camunda/job-transport';
import { createLogger } from '../../src/log';
import type { SystemClients } from '../../src/systems/clients';
import type { TaskListener, Worker } from '../../src/worker/define';
import { WorkerMetrics } from '../../src/worker/metrics';
import { startWorkerPool } from '../../src/worker/pool';
import { workersOf } from '../../workers';
import type { TestWorld } from './world';

/** All workers of a world that was opened without any; a test may put something between a job's effect and its completion. */
export interface InterposedWorkers {
  /** Once, after the next job of the type has had its effect and before the engine hears of it. */
  between(type: string, happens: () => Promise<unknown>): void;
  stop(): Promise<void>;
}

export function startInterposedWorkers({ camunda, clients, installation }: TestWorld): InterposedWorkers {
  const waiting = new Map<string, () => Promise<unknown>>();
  const interposed = (worker: Worker<SystemClients> | TaskListener<SystemClients>): typeof worker => {
    if (worker.kind === 'taskListener') return worker;
    const run: typeof worker.run = async (...given) => {
      const result = await worker.run(...given);
      const happens = waiting.get(worker.type);
      waiting.delete(worker.type);
      await happens?.();
      return result;
    };
    return { ...worker, run };
  };
  const pool = startWorkerPool(workersOf().map(interposed), {
    transport: restJobTransport(camunda, 'interposed'),
    clients,
    installation: installation.id,
    logger: createLogger('silent'),
    metrics: new WorkerMetrics(),
    maxJobs: 32,
    leaseMs: 60_000,
  });
  return { between: (type, happens) => void waiting.set(type, happens), stop: () => pool.stop(5_000) };
}
