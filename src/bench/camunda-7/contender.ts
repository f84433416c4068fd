import { z } from 'zod';
import { startEmbeddedDatabase } from '../../database/embedded';
import type { Contender, Round, Size } from '../contenders';
import { startPart, type Part } from '../processes/child';
import { usageOf } from '../processes/usage';
import { camunda7At } from './rest';
import { h2InMemory, postgresStore, startCamunda7, type Store } from './server';

/**
 * Camunda 7.23 with its JavaScript external-task client. Server and workers start once and stay for all rounds: its
 * JVM only gets quicker.
 */
const camunda7 = (name: string, openStore: () => Promise<{ store: Store; close: () => Promise<void> }>): Contender => ({
  name,
  open: async (diagram) => {
    const { store, close } = await openStore();
    const server = await startCamunda7(store);
    const camunda = camunda7At(server.rest);
    await camunda.deploy(diagram);
    const workers = await startPart('workers of Camunda 7', 'camunda-7-workers-host', [server.rest]);
    let begun = 0;
    const run = async (count: number, inFlight: number) => {
      const seconds = await runInstances(camunda, workers, begun, count, inFlight);
      begun += count;
      return seconds;
    };
    return {
      round: (size) => measured(size, { workers, server, camunda, run }),
      close: async () => {
        await workers.stop();
        await server.stop();
        await close();
      },
    };
  },
});

interface Running {
  workers: Part;
  server: { pid: number };
  camunda: ReturnType<typeof camunda7At>;
  run: (count: number, inFlight: number) => Promise<number>;
}

async function measured({ instances, inFlight, alone }: Size, { workers, server, camunda, run }: Running): Promise<Round> {
  await run(Math.ceil(instances / 2), inFlight);
  const used = usageOf({ workers: workers.pid, 'Camunda 7': server.pid });
  const seconds = await run(instances, inFlight);
  const usage = used(instances);
  const figures = await camunda.figures(2 * instances);
  await run(alone, 1);
  return { ...figures, instancesPerSecond: instances / seconds, jobsPerSecond: figures.jobs / seconds, usage, alone: await camunda.figures(2 * alone) };
}

/** Runs `count` instances to their end, `inFlight` at a time; returns the seconds it took. @param before instances that ended before */
async function runInstances(camunda: ReturnType<typeof camunda7At>, workers: Part, before: number, count: number, inFlight: number): Promise<number> {
  const began = performance.now();
  const starts: Promise<void>[] = [];
  let ended = before;
  while (ended < before + count) {
    while (starts.length < count && before + starts.length - ended < inFlight) starts.push(camunda.start('two-jobs'));
    ended = await workers.ask({ ask: 'ended', beyond: ended }, z.number());
  }
  await Promise.all(starts);
  return (performance.now() - began) / 1000;
}

const onH2 = camunda7('Camunda 7.23, JavaScript client, H2 in memory', () => Promise.resolve({ store: h2InMemory, close: () => Promise.resolve() }));
const onPostgres = camunda7('Camunda 7.23, JavaScript client, PostgreSQL', async () => {
  const database = await startEmbeddedDatabase();
  return { store: postgresStore(database.url), close: () => database.stop() };
});

/** On the database that costs it least, and on the one that installations have. */
export const peers: readonly Contender[] = [onH2, onPostgres];
