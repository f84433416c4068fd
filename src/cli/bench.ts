import { cpus } from 'node:os';
import { z } from 'zod';
import { figuresOf, tableOf, type Figures } from '../bench/figures';
import { deployTwoJobs, drivers, runInstances } from '../bench/two-jobs';
import { startCluster } from '../cluster';
import { createLogger } from '../log';

const options = z.object({ instances: z.coerce.number().int().min(1).default(500), inFlight: z.coerce.number().int().min(1).default(50) });

/** `npm run bench [-- INSTANCES IN_FLIGHT]`: empty workers, the bare SDK beside our runtime, in one run. */
async function main(): Promise<void> {
  const [instances, inFlight] = process.argv.slice(2);
  const given = options.parse({ instances, inFlight });
  const logger = createLogger('error');
  const cluster = await startCluster({ restPort: 0, grpcPort: 0, monitoringPort: 0, logger });
  const figures: Figures[] = [];
  try {
    for (const driver of drivers) {
      await cluster.reset();
      await deployTwoJobs(cluster);
      const stop = await driver.start(cluster, logger);
      await runInstances(cluster, Math.ceil(given.instances / 5), given.inFlight);
      const since = cluster.now();
      const seconds = await runInstances(cluster, given.instances, given.inFlight);
      figures.push(figuresOf(driver.name, cluster, since, seconds, given.instances));
      await stop();
    }
  } finally {
    await cluster.stop();
  }
  console.log(`Two service tasks in a row, empty workers, ${given.instances} instances, ${given.inFlight} in flight, ${cpus().length} cores`);
  console.log(tableOf(figures));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
