import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ProcessDefinitionId } from '@camunda8/orchestration-cluster-api';
import { z } from 'zod';
import { connectCamunda, type CamundaClient } from '../camunda/client';
import { addresses } from './cluster-addresses';
import { peers } from './camunda-7/contender';
import { runRounds, type Contender, type Round, type Size } from './contenders';
import { jobFigures, type Figures } from './figures';
import { startPart, type Part } from './processes/child';
import { usageOf } from './processes/usage';
import { ourRuntime, setUps, type SetUp } from './set-ups';

/** Two service tasks in a row. One file for Camunda 8 and 7: each reads its own job type of a task and takes no notice of the other's. */
export const twoJobs = join(import.meta.dirname, 'two-jobs.bpmn');

/** Every way on the embedded engine, and Camunda 7 as a peer when it is wanted; all rounds, by the contender's name. */
export async function runTwoJobs(size: Size, rounds: number, withPeers: boolean): Promise<Map<string, Figures[]>> {
  const cluster = await startPart('cluster', 'cluster-host');
  try {
    return await runRounds([...embedded(cluster), ...(withPeers ? peers : [])], twoJobs, size, rounds);
  } finally {
    await cluster.stop();
  }
}

/** Each way of the bare client library, then our runtime, each in a worker process of its own beside an engine started anew. */
const embedded = (cluster: Part): Contender[] =>
  setUps.map((setUp) => ({
    name: setUp.name,
    open: (diagram) => Promise.resolve({ round: (size) => measured(cluster, setUp, diagram, size), close: () => Promise.resolve() }),
  }));

async function measured(cluster: Part, setUp: SetUp, diagram: string, { instances, inFlight, alone }: Size): Promise<Round> {
  await cluster.ask({ ask: 'reset' }, z.unknown());
  const { rest, grpc, enginePid } = await cluster.ask({ ask: 'addresses' }, addresses);
  const client = connectCamunda(rest);
  await client.createDeployment({ resources: [new File([readFileSync(diagram, 'utf8')], basename(diagram))] });
  const workers = await startPart('workers', 'workers-host', [setUp.name, rest, grpc]);
  const jobsOf = async (count: number, atATime: number) => {
    const since = await cluster.ask({ ask: 'now' }, z.string());
    const seconds = await runInstances(client, count, atATime);
    return { seconds, figures: await cluster.ask({ ask: 'figures', since }, jobFigures) };
  };
  try {
    await runInstances(client, Math.ceil(instances / 2), inFlight);
    const used = usageOf({ workers: workers.pid, 'REST API': cluster.pid, engine: enginePid });
    const { seconds, figures } = await jobsOf(instances, inFlight);
    const usage = used(instances);
    const round = { ...figures, instancesPerSecond: instances / seconds, jobsPerSecond: figures.jobs / seconds, usage };
    return setUp === ourRuntime && alone > 0 ? { ...round, alone: (await jobsOf(alone, 1)).figures } : round;
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
