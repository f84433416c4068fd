import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProcessDefinitionId } from '@camunda8/orchestration-cluster-api';
import { z } from 'zod';
import { connectCamunda, type CamundaClient } from '../camunda/client';
import { addresses } from './cluster-addresses';
import { jobFigures, type Figures } from './figures';
import { startPart, type Part } from './processes/child';
import { usageOf } from './processes/usage';
import { setUps, type SetUp } from './set-ups';

const diagram = join(import.meta.dirname, 'two-jobs.bpmn');

/**
 * Two service tasks in a row with empty workers: each way of the bare client library, then our runtime, each
 * in a worker process of its own beside an engine started anew. Several rounds over all ways, so that a slow moment
 * of the machine does not fall on one of them only.
 * @returns all runs, by the way's name
 */
export async function runTwoJobs(instances: number, inFlight: number, rounds: number): Promise<Map<string, Figures[]>> {
  const runs = new Map<string, Figures[]>();
  const cluster = await startPart('cluster', 'cluster-host');
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const setUp of setUps) runs.set(setUp.name, [...(runs.get(setUp.name) ?? []), await runOne(cluster, setUp, instances, inFlight)]);
    }
  } finally {
    await cluster.stop();
  }
  return runs;
}

async function runOne(cluster: Part, { name }: SetUp, instances: number, inFlight: number): Promise<Figures> {
  await cluster.ask({ ask: 'reset' }, z.unknown());
  const { rest, grpc, enginePid } = await cluster.ask({ ask: 'addresses' }, addresses);
  const client = connectCamunda(rest);
  await client.createDeployment({ resources: [new File([readFileSync(diagram, 'utf8')], 'two-jobs.bpmn')] });
  process.stderr.write(`  ${name} …\n`);
  const workers = await startPart('workers', 'workers-host', [name, rest, grpc]);
  try {
    await runInstances(client, Math.ceil(instances / 2), inFlight);
    const used = usageOf({ workers: workers.pid, 'REST API': cluster.pid, engine: enginePid });
    const since = await cluster.ask({ ask: 'now' }, z.string());
    const seconds = await runInstances(client, instances, inFlight);
    const figures = await cluster.ask({ ask: 'figures', since }, jobFigures);
    return { name, ...figures, instancesPerSecond: instances / seconds, jobsPerSecond: figures.jobs / seconds, usage: used(instances) };
  } finally {
    await workers.stop();
  }
}

/** Runs `count` instances to their end, `inFlight` at a time; returns the seconds it took. */
async function runInstances(client: CamundaClient, count: number, inFlight: number): Promise<number> {
  const began = performance.now();
  const shared = { started: 0 };
  await Promise.all(Array.from({ length: inFlight }, () => keepStarting(client, shared, count)));
  return (performance.now() - began) / 1000;
}

/** Starts the next instance when the one before has ended. */
async function keepStarting(client: CamundaClient, shared: { started: number }, count: number): Promise<void> {
  const processDefinitionId = ProcessDefinitionId.assumeExists('two-jobs');
  while (shared.started < count) {
    shared.started += 1;
    await client.createProcessInstance({ processDefinitionId, awaitCompletion: true, requestTimeout: 60_000 });
  }
}
