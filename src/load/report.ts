import { cpus } from 'node:os';
import { markdown, ms } from '../bench/figures';
import { isOfSystem } from '../bench/system-calls';
import type { RunFigures, Times } from './long-run';

const told = (value: number | undefined, digits = 0) => value?.toFixed(digits) ?? '–';
const row = (name: string, { count, p50, p95, p99 }: Times) => [name, String(count), ms(p50), ms(p95), ms(p99)];
const head = (of: string, counted: string) => [of, counted, 'p50 ms', 'p95 ms', 'p99 ms'];

/** The report of a run, for people and for `docs/performance.md`. */
export function reportOf(figures: RunFigures): string {
  const { seconds, cases, open, left, faults, jobs, calls } = figures;
  const begun = cases.reduce((sum, each) => sum + each.begun, 0);
  return [
    `${begun} cases in ${seconds.toFixed(0)} s, ${((60 * begun) / seconds).toFixed(1)} a minute, ${(jobs.jobs / seconds).toFixed(0)} jobs/s; ${open} had not ended at the limit.`,
    markdown([['case', 'came in'], ...cases.map(({ kind, begun: count }) => [kind.name, String(count)])]),
    limitOf(figures),
    processTable(figures),
    markdown([
      head('what', 'times'),
      row('from the event that creates a user task to the look at the list that shows it', figures.visibility),
      row("a person's step, from taking the task to its form taken", figures.steps),
      row("a service task's job, from its creation to its completion", { ...jobs, count: jobs.jobs }),
      ...calls.filter(isOfSystem).map((each) => row(`calls of ${each.operation} by workers`, { ...each, count: each.calls })),
    ]),
    ...(left.size > 0 ? [`Left lying: ${[...left].map(([element, count]) => `${count} ${element}`).join(', ')}`] : []),
    ...[...faults].map(([element, fault]) => `${element}: ${fault}`),
  ].join('\n\n');
}

/** In one sentence, which process takes most of the processors. */
function limitOf({ processes }: RunFigures): string {
  const used = processes.reduce((sum, { ofCore }) => sum + (ofCore ?? 0), 0);
  const [most] = processes.toSorted((a, b) => (b.ofCore ?? 0) - (a.ofCore ?? 0));
  const share = used === 0 ? 0 : (100 * (most?.ofCore ?? 0)) / used;
  return `Processors: ${used.toFixed(2)} of ${cpus().length} cores in use by these processes; most of it by ${most?.name} (${share.toFixed(0)} %).`;
}

function processTable({ processes }: RunFigures): string {
  return markdown([
    ['process', 'of a core', 'CPU ms a case', 'MB at the start', 'at half', 'at the end', 'growth MB'],
    ...processes.map(({ name, ofCore, cpuMsPerCase, startMb, halfMb, endMb }) => [
      ...[name, told(ofCore, 2), told(cpuMsPerCase), told(startMb), told(halfMb), told(endMb)],
      startMb === undefined || endMb === undefined ? '–' : told(endMb - startMb),
    ]),
  ]);
}
