import type { CamundaClient } from '../camunda/client';
import type { jobCalls } from '../camunda/job-calls';
import { restJobTransport } from '../camunda/job-transport';
import type { Config } from '../config';
import type { Logger } from '../log';
import type { SystemClients } from '../systems/clients';
import { WorkerMetrics } from '../worker/metrics';
import { startWorkerPool, type WorkerPool } from '../worker/pool';
import type { JobTransport } from '../worker/transport';
import { workersOf } from '../../workers';

export interface WorkersOptions {
  camunda: CamundaClient;
  clients: SystemClients;
  config: Config;
  installation: string;
  logger: Logger;
  /** One system's workers (`warehouse`); left out, all. */
  system?: string;
  metrics?: WorkerMetrics;
  /** What stands between the workers and the way that jobs are brought. */
  around?: ((transport: JobTransport) => JobTransport) | undefined;
  /** How the engine is asked for jobs; left out, by HTTP. */
  jobCallsOf?: typeof jobCalls | undefined;
}

/** Starts the workers of one company system, or of all. */
export function startWorkers(options: WorkersOptions): WorkerPool {
  const { config, around = (transport) => transport, metrics = new WorkerMetrics() } = options;
  const workers = workersOf(options.system);
  metrics.countFrom0(workers.map(({ type }) => type));
  return startWorkerPool(workers, {
    transport: around(restJobTransport(options.camunda, `aftersales-flows-${process.pid}`, options.jobCallsOf)),
    clients: options.clients,
    installation: options.installation,
    logger: options.logger,
    metrics,
    maxJobs: config.WORKER_MAX_JOBS,
    leaseMs: config.WORKER_JOB_TIMEOUT_MS,
  });
}
