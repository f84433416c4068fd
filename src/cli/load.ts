import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { startOrderInstallation, type OrderInstallation } from '../bench/order-installation';
import { siteOf } from '../load/installed';
import { runLoad } from '../load/long-run';
import { marketFor } from '../load/market';
import { reportOf } from '../load/report';
import { comparisonTable, isTooSlow } from '../load/tables/compare';
import { runTables } from '../load/tables/run';

const count = (fallback: number, most: number) => z.coerce.number().int().min(1).max(most).default(fallback);
const options = z.object({
  minutes: z.coerce.number().min(0.1).max(24 * 60).default(5),
  'in-flight': count(20, 500),
  'warm-up': count(30, 1000),
  tables: z.boolean().default(false),
  movements: count(1_000_000, 100_000_000),
  cases: count(100_000, 10_000_000),
});
const flag = { type: 'string' } as const;
/** More than any run needs of a part. */
const orders = 10_000;

/**
 * `npm run load [-- --minutes N --in-flight N --warm-up N]`: mixed flows with real systems and scripted staff, N open at a time,
 * for N minutes after so many cases to warm up; tells what limits, the times of tasks, jobs and calls, and what each process needs.
 * `npm run load -- --tables [--movements N --cases N]`: what the systems are asked, in tables of a thousand movements and of
 * N; ends with 1 when a question takes more than 1.5 times as long.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { minutes: flag, 'in-flight': flag, 'warm-up': flag, movements: flag, cases: flag, tables: { type: 'boolean' } } });
  const asked = options.parse(values);
  const installation = await startOrderInstallation(marketFor(orders));
  try {
    if (!(await (asked.tables ? tables(installation, asked) : flows(installation, asked)))) process.exitCode = 1;
  } finally {
    await installation.stop();
  }
}

type Asked = z.infer<typeof options>;
const machine = `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), Node.js ${process.versions.node}`;

/** @returns whether every case ended and nothing went wrong */
async function flows(installation: OrderInstallation, { minutes, 'in-flight': inFlight, 'warm-up': warmUpCases }: Asked): Promise<boolean> {
  const figures = await runLoad(installation, await siteOf(installation), { inFlight, minutes, warmUpCases });
  console.log(`\nMixed flows, ${inFlight} open at a time, ${minutes} minutes; ${machine}\n\n${reportOf(figures)}`);
  return figures.open === 0 && figures.faults.size === 0;
}

/** @returns whether no question takes too long in large tables */
async function tables(installation: OrderInstallation, { movements, cases }: Asked): Promise<boolean> {
  const site = await siteOf(installation);
  const tell = (line: string) => void process.stderr.write(`  ${line} …\n`);
  const plan = { small: { movements: 1000, cases: 100 }, large: { movements, cases }, times: 20 };
  const { rows, unasked } = await runTables(site, installation.databaseUrl, installation.door, plan, tell);
  const slow = rows.filter(isTooSlow);
  console.log(`\n${rows.length} questions in tables of 1,000 and of ${movements.toLocaleString('en')} movements, 100 and ${cases.toLocaleString('en')} cases; ${machine}\n`);
  console.log(comparisonTable(rows));
  if (unasked.length > 0) console.log(`\nNot asked, for want of a value to ask for: ${unasked.join(', ')}`);
  console.log(`\n${slow.length} of them take more than 1.5 times as long in the large tables${slow.length > 0 ? `: ${slow.map(({ name }) => name).join('; ')}` : ''}`);
  return slow.length === 0;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
