import { z } from 'zod';
import type { Cluster } from '../cluster';
import type { Usage } from './processes/usage';

/** What the engine tells of the jobs completed since a moment. Times in milliseconds from a service task's job to its completion. */
export const jobFigures = z.object({ jobs: z.number(), p50: z.number(), p95: z.number(), p99: z.number() });
export type JobFigures = z.infer<typeof jobFigures>;

/** Figures of one set-up. */
export interface Figures extends JobFigures {
  name: string;
  instancesPerSecond: number;
  jobsPerSecond: number;
  /** By process. */
  usage: Record<string, Usage>;
  /** With one instance at a time, where that was measured. */
  alone?: JobFigures;
}

/** @param since jobs completed before this moment were warming up */
export function figuresOf(cluster: Cluster, since: Date): JobFigures {
  const started = new Map([...cluster.tables.elementInstances.all()].map((row) => [row.elementInstanceKey, Date.parse(row.startDate)]));
  const done = [...cluster.tables.jobs.all()].filter(
    ({ state, endTime }) => state === 'COMPLETED' && endTime !== undefined && Date.parse(endTime) >= since.getTime(),
  );
  const times = done.flatMap(({ endTime, kind, elementInstanceKey }) => {
    const from = started.get(elementInstanceKey);
    return kind === 'BPMN_ELEMENT' && endTime && from ? [Date.parse(endTime) - from] : [];
  });
  return { jobs: done.length, ...percentilesOf(times) };
}

/** 50th, 95th and 99th percentile of times. */
export function percentilesOf(times: number[]): { p50: number; p95: number; p99: number } {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** Middle one of several runs, by instances per second. */
export function middleOf(runs: Figures[]): Figures {
  const middle = runs.toSorted((a, b) => a.instancesPerSecond - b.instancesPerSecond)[Math.floor(runs.length / 2)];
  if (!middle) throw new Error('There are no runs');
  return middle;
}

/** A table of figures, for people and for `docs/performance.md`; `ratio` compares with the first row, CPU is per instance. */
export function tableOf(all: Figures[]): string {
  const parts = [...new Set(all.flatMap(({ usage }) => Object.keys(usage)))];
  const best = all[0]?.instancesPerSecond ?? 1;
  const head = ['set-up', 'instances/s', 'jobs/s', 'p50 ms', 'p95 ms', 'p99 ms', 'ratio', ...parts.map((part) => `${part}: MB, CPU ms`)];
  const rows = all.map(({ name, instancesPerSecond, jobsPerSecond, p50, p95, p99, usage }) => [
    name,
    instancesPerSecond.toFixed(1),
    jobsPerSecond.toFixed(0),
    ...[p50, p95, p99].map(ms),
    `${((100 * instancesPerSecond) / best).toFixed(0)} %`,
    ...parts.map((part) => `${usage[part]?.mb ?? '–'}, ${usage[part]?.cpuMs?.toFixed(1) ?? '–'}`),
  ]);
  return markdown([head, ...rows]);
}

/** A Markdown table; the first row is its head. */
export function markdown([head = [], ...rows]: string[][]): string {
  const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [row(head), `|${'---|'.repeat(head.length)}`, ...rows.map(row)].join('\n');
}

/** Milliseconds for people: two decimals below ten. */
export const ms = (time: number) => (time < 10 && !Number.isInteger(time) ? time.toFixed(2) : Math.round(time).toString());
