import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { runDealerOrders } from '../bench/dealer-orders';
import { markdown, middleOf, ms, tableOf } from '../bench/figures';
import { runTwoJobs } from '../bench/two-jobs';

const count = (fallback: number) => z.coerce.number().int().min(1).default(fallback);
const options = z.object({ instances: count(1500), orders: count(200), 'in-flight': count(50), rounds: count(3) });
const flag = { type: 'string' } as const;

/**
 * `npm run bench [-- --instances N --orders N --in-flight N --rounds N]`, in one run: empty workers, the bare
 * client library beside our runtime; then straight dealer orders with real systems and scripted staff.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { instances: flag, orders: flag, 'in-flight': flag, rounds: flag } });
  const { instances, orders, 'in-flight': inFlight, rounds } = options.parse(values);
  const machine = `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), Node.js ${process.versions.node}`;

  const runs = await runTwoJobs(instances, inFlight, rounds);
  console.log(`\nTwo service tasks in a row, empty workers: ${instances} instances, ${inFlight} in flight, middle of ${rounds} rounds; ${machine}\n`);
  console.log(tableOf([...runs.values()].map(middleOf).sort((a, b) => b.instancesPerSecond - a.instancesPerSecond)));

  const { figures, calls, people } = await runDealerOrders(orders, inFlight);
  console.log(`\nStraight dealer order, real systems, scripted staff: ${orders} orders, ${inFlight} in flight\n`);
  console.log(tableOf([figures]));
  console.log('\nCalls of the systems by the workers, milliseconds\n');
  const rows = calls.map(({ operation, calls: all, p50, p95, p99 }) => [operation, String(all), ms(p50), ms(p95), ms(p99)]);
  console.log(markdown([['operation', 'calls', 'p50', 'p95', 'p99'], ...rows]));
  console.log(`\nA person's step, from taking the task to its form taken: p50 ${ms(people.p50)} ms, p95 ${ms(people.p95)} ms, p99 ${ms(people.p99)} ms`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
