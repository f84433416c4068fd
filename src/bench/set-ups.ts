import { Camunda8 } from '@camunda8/sdk';
import { connectCamunda } from '../camunda/client';
import { restJobTransport } from '../camunda/job-transport';
import { z } from 'zod';
import type { Logger } from '../log';
import type { Worker } from '../worker/define';
import { WorkerMetrics } from '../worker/metrics';
import { startWorkerPool } from '../worker/pool';
import { jobTypes, leaseMs, longPollMs, maxJobs } from './job-settings';

export interface Addresses {
  rest: string;
  grpc: string;
}

/** A way to carry out the jobs of `two-jobs.bpmn` with workers that do nothing. */
export interface SetUp {
  name: string;
  /** Resolves when the workers are at work, with the way to stop them. */
  start(addresses: Addresses, logger: Logger): Promise<() => Promise<void>>;
}

/** The client library's own REST worker, as its documentation shows it. */
const sdkRest: SetUp = {
  name: 'bare SDK, REST workers',
  start: ({ rest }) => {
    const client = connectCamunda(rest);
    const workers = jobTypes.map((jobType) =>
      client.createJobWorker({
        jobType,
        maxParallelJobs: maxJobs,
        jobTimeoutMs: leaseMs,
        pollIntervalMs: 1,
        pollTimeoutMs: longPollMs,
        fetchVariables: [],
        jobHandler: (job) => job.complete({}),
      }),
    );
    return Promise.resolve(() => Promise.all(workers.map((worker) => worker.stopGracefully({ waitUpToMs: 5000 }))).then(() => undefined));
  },
};

const zeebeAt = (address: string) =>
  new Camunda8({ ZEEBE_GRPC_ADDRESS: `grpc://${address}`, CAMUNDA_AUTH_STRATEGY: 'NONE', CAMUNDA_LOG_LEVEL: 'error' }).getZeebeGrpcApiClient();

/** The client library's gRPC worker: long polling. */
const sdkGrpc: SetUp = {
  name: 'bare SDK, gRPC workers',
  start: ({ grpc }) => {
    const zeebe = zeebeAt(grpc);
    for (const taskType of jobTypes) {
      zeebe.createWorker({ taskType, maxJobsToActivate: maxJobs, longPoll: longPollMs, fetchVariable: [], taskHandler: (job) => job.complete() });
    }
    return Promise.resolve(() => zeebe.close().then(() => undefined));
  },
};

/** The client library's job stream: pushed, with no bound on jobs in hand. */
const sdkStream: SetUp = {
  name: 'bare SDK, gRPC stream',
  start: async ({ grpc }) => {
    const zeebe = zeebeAt(grpc);
    for (const type of jobTypes) {
      await zeebe.streamJobs({ type, worker: 'bench', timeout: leaseMs, tenantIds: ['<default>'], fetchVariables: [], taskHandler: (job) => job.complete() });
    }
    return () => zeebe.close().then(() => undefined);
  },
};

/** The way every job of ours goes, with a handler that does nothing. */
export const ourRuntime: SetUp = {
  name: 'our runtime',
  start: ({ rest }, logger) => {
    const pool = startWorkerPool(jobTypes.map(empty), {
      transport: restJobTransport(connectCamunda(rest), 'bench'),
      clients: {},
      installation: 'bench',
      logger,
      metrics: new WorkerMetrics(),
      maxJobs,
      leaseMs,
    });
    return Promise.resolve(() => pool.stop(5000));
  },
};

async function doNothing(): Promise<Record<string, never>> {
  return Promise.resolve({});
}
const empty = (type: string): Worker<object> => ({ kind: 'job', type, input: z.object({}), output: z.object({}), run: doNothing });

export const setUps: readonly SetUp[] = [sdkRest, sdkGrpc, sdkStream, ourRuntime];
