import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Camunda8 } from '@camunda8/sdk';
import { ProcessDefinitionId } from '@camunda8/orchestration-cluster-api';
import { z } from 'zod';
import { connectCamunda, type CamundaClient } from '../camunda/client';
import { restJobTransport } from '../camunda/job-transport';
import type { Cluster } from '../cluster';
import type { Logger } from '../log';
import type { Worker } from '../worker/define';
import { WorkerMetrics } from '../worker/metrics';
import { startWorkerPool } from '../worker/pool';

const jobTypes = ['bench.do', 'bench.do-more'];
const maxJobs = 64;

/** A way to have empty workers complete the two jobs. */
export interface Driver {
  name: string;
  start(cluster: Cluster, logger: Logger): Promise<() => Promise<void>>;
}

/** The client library's own REST worker, as its documentation shows it. */
const sdkRest: Driver = {
  name: 'bare SDK, REST workers',
  start: (cluster) => {
    const client = connectCamunda(cluster.restAddress);
    const workers = jobTypes.map((jobType) =>
      client.createJobWorker({
        jobType,
        maxParallelJobs: maxJobs,
        jobTimeoutMs: 60_000,
        pollIntervalMs: 1,
        pollTimeoutMs: 20_000,
        fetchVariables: [],
        jobHandler: (job) => job.complete({}),
      }),
    );
    return Promise.resolve(() => Promise.all(workers.map((worker) => worker.stopGracefully({ waitUpToMs: 5000 }))).then(() => undefined));
  },
};

const grpc = (cluster: Cluster) =>
  new Camunda8({
    ZEEBE_GRPC_ADDRESS: `grpc://${cluster.grpcAddress}`,
    CAMUNDA_AUTH_STRATEGY: 'NONE',
    CAMUNDA_LOG_LEVEL: 'error',
  }).getZeebeGrpcApiClient();

/** The client library's gRPC worker: long polling. */
const sdkGrpc: Driver = {
  name: 'bare SDK, gRPC workers',
  start: (cluster) => {
    const zeebe = grpc(cluster);
    for (const taskType of jobTypes) {
      zeebe.createWorker({ taskType, maxJobsToActivate: maxJobs, longPoll: 20_000, fetchVariable: [], taskHandler: (job) => job.complete() });
    }
    return Promise.resolve(() => zeebe.close().then(() => undefined));
  },
};

/** The client library's job stream: pushed, with no bound on jobs in hand. */
const sdkStream: Driver = {
  name: 'bare SDK, gRPC stream',
  start: async (cluster) => {
    const zeebe = grpc(cluster);
    for (const type of jobTypes) {
      await zeebe.streamJobs({ type, worker: 'bench', timeout: 60_000, tenantIds: ['<default>'], fetchVariables: [], taskHandler: (job) => job.complete() });
    }
    return () => zeebe.close().then(() => undefined);
  },
};

/** The way every job of ours goes, with a handler that does nothing. */
const ourRuntime: Driver = {
  name: 'our runtime',
  start: (cluster, logger) => {
    const empty = (type: string): Worker<object> => ({
      kind: 'job',
      type,
      input: z.object({}),
      output: z.object({}),
      run: () => Promise.resolve({}),
    });
    const pool = startWorkerPool(jobTypes.map(empty), {
      transport: restJobTransport(connectCamunda(cluster.restAddress), 'bench'),
      clients: {},
      installation: 'bench',
      logger,
      metrics: new WorkerMetrics(),
      maxJobs,
      leaseMs: 60_000,
    });
    return Promise.resolve(() => pool.stop(5000));
  },
};

export const drivers = [sdkRest, sdkGrpc, sdkStream, ourRuntime];

/** Runs `count` instances, `inFlight` at a time, to their end; returns the seconds it took. */
export async function runInstances(cluster: Cluster, count: number, inFlight: number): Promise<number> {
  const client = connectCamunda(cluster.restAddress);
  const began = performance.now();
  const shared = { started: 0 };
  await Promise.all(Array.from({ length: inFlight }, () => keepStarting(client, cluster, shared, count)));
  return (performance.now() - began) / 1000;
}

/** Starts the next instance when the one before has ended. */
async function keepStarting(client: CamundaClient, cluster: Cluster, shared: { started: number }, count: number): Promise<void> {
  const processDefinitionId = ProcessDefinitionId.assumeExists('two-jobs');
  while (shared.started < count) {
    shared.started += 1;
    const { processInstanceKey } = await client.createProcessInstance({ processDefinitionId });
    await cluster.until(() => cluster.tables.processInstances.get(processInstanceKey)?.state === 'COMPLETED', 'the instance to end', 60_000);
  }
}

/** Deploys the diagram with two service tasks in a row. */
export async function deployTwoJobs(cluster: Cluster): Promise<void> {
  const text = readFileSync(join(import.meta.dirname, 'two-jobs.bpmn'), 'utf8');
  await connectCamunda(cluster.restAddress).createDeployment({ resources: [new File([text], 'two-jobs.bpmn')] });
}
