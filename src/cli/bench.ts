import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { comparisonOf } from '../bench/camunda-7/comparison';
import { peers } from '../bench/camunda-7/contender';
import { runDealerOrders } from '../bench/dealer-orders';
import { markdown, middleOf, ms, tableOf, type Figures } from '../bench/figures';
import { ourRuntime } from '../bench/set-ups';
import { callTable } from '../bench/system-calls';
import { runTwoJobs } from '../bench/two-jobs';

const count = (fallback: number, least = 1) => z.coerce.number().int().min(least).default(fallback);
const options = z.object({ instances: count(1000), orders: count(100, 0), 'in-flight': count(50), rounds: count(3), peer: z.boolean().default(false) });
const flag = { type: 'string' } as const;

/**
 * `npm run bench [-- --peer --instances N --orders N --in-flight N --rounds N]`, in one run: empty workers, the bare
 * client library beside our runtime, with `--peer` Camunda 7.23 too; then straight dealer orders with real systems and
 * scripted staff: N from stock, three tenths of it in each way of supply, and a twentieth of each kind one at a time.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { instances: flag, orders: flag, 'in-flight': flag, rounds: flag, peer: { type: 'boolean' } } });
  const { instances, orders, 'in-flight': inFlight, rounds, peer } = options.parse(values);
  const empty = await twoJobs(instances, inFlight, rounds, peer);
  if (orders > 0) await dealerOrders(orders, inFlight, empty);
}

async function twoJobs(instances: number, inFlight: number, rounds: number, peer: boolean): Promise<Figures | undefined> {
  const machine = `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), Node.js ${process.versions.node}`;
  const runs = await runTwoJobs({ instances, inFlight, alone: peer ? Math.ceil(instances / 20) : 0 }, rounds, peer);
  const middle = [...runs.values()].map(middleOf);
  const isPeer = ({ name }: Figures) => peers.some((each) => each.name === name);
  const ours = middle.find(({ name }) => name === ourRuntime.name);
  console.log(`\nTwo service tasks in a row, empty workers: ${instances} instances, ${inFlight} in flight, middle of ${rounds} rounds; ${machine}\n`);
  const ranked = middle.filter((each) => !isPeer(each)).sort((a, b) => b.instancesPerSecond - a.instancesPerSecond);
  console.log(tableOf(ranked));
  const bare = ranked.find(({ name }) => name !== ourRuntime.name);
  if (ours && bare) console.log(`\nOur runtime does ${shareOf(ours.instancesPerSecond, bare.instancesPerSecond)} of the instances of the bare client library's best way (${bare.name})`);
  if (!peer || !ours) return ours;
  console.log('\nThe same diagram, beside Camunda 7.23\n');
  console.log(tableOf([ours, ...middle.filter(isPeer)]));
  console.log(`\n${markdown(comparisonOf(ours, middle.filter(isPeer)))}`);
  return ours;
}

const shareOf = (rate: number, of: number) => `${((100 * rate) / of).toFixed(0)} %`;

async function dealerOrders(orders: number, inFlight: number, empty: Figures | undefined): Promise<void> {
  const { kinds, calls, callsAlone } = await runDealerOrders(orders, inFlight);
  console.log(`\nStraight dealer orders, real systems, scripted staff, ${inFlight} in flight: ${orders} from stock, three tenths of it in each way of supply\n`);
  console.log(tableOf(kinds.map(({ figures }) => figures)));
  if (empty) console.log(`\nOf the empty workers' jobs: ${kinds.map(({ figures }) => `${figures.name} ${shareOf(figures.jobsPerSecond, empty.jobsPerSecond)}`).join(', ')}`);
  console.log("\nA person's step, from taking the task to its form taken, milliseconds\n");
  console.log(markdown([['order', 'p50', 'p95', 'p99'], ...kinds.map(({ figures, steps }) => [figures.name, ms(steps.p50), ms(steps.p95), ms(steps.p99)])]));
  console.log('\nCalls of the systems by the workers, milliseconds: with orders in flight, and with one order at a time\n');
  console.log(markdown(callTable(calls, callsAlone)));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
