import { join } from 'node:path';
import { z } from 'zod';
import { startCluster } from '../../cluster';
import { createLogger } from '../../log';
import { createAuthenticate } from '../../people/authenticate';
import { loadDirectory } from '../../people/directory-file';
import { figuresOf } from '../figures';
import { servePart } from './child';

/** The embedded Camunda alone: the engine's JVM and the REST API in front of it. With a password in `BENCH_PASSWORD`, people sign in. */

const question = z.discriminatedUnion('ask', [
  z.object({ ask: z.literal('addresses') }),
  z.object({ ask: z.literal('reset') }),
  z.object({ ask: z.literal('now') }),
  z.object({ ask: z.literal('ended'), processId: z.string() }),
  z.object({ ask: z.literal('running') }),
  z.object({ ask: z.literal('figures'), since: z.iso.datetime() }),
]);

const demoPeople = join(import.meta.dirname, '..', '..', 'people', 'demo-people.json');
const { BENCH_PASSWORD: password } = process.env;
const cluster = await startCluster({
  restPort: 0,
  grpcPort: 0,
  monitoringPort: 0,
  maxHeap: '4g',
  ...(password ? { authenticate: createAuthenticate(await loadDirectory(demoPeople), { people: password, services: { workers: password } }) } : {}),
  logger: createLogger('error'),
});

servePart(async (given) => {
  const asked = question.parse(given);
  switch (asked.ask) {
    case 'addresses':
      return { rest: cluster.restAddress, grpc: cluster.grpcAddress, engineId: cluster.engineId, enginePid: cluster.processId };
    case 'reset':
      return cluster.reset();
    case 'now':
      return cluster.now().toISOString();
    case 'ended': {
      const instances = [...cluster.tables.processInstances.all()];
      return instances.filter(({ processDefinitionId, state }) => processDefinitionId === asked.processId && state === 'COMPLETED').length;
    }
    case 'running':
      return [...cluster.tables.processInstances.all()].filter(({ state }) => state === 'ACTIVE').length;
    case 'figures':
      return figuresOf(cluster, new Date(asked.since));
  }
}, () => cluster.stop());
