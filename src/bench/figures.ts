import type { Cluster } from '../cluster';

/** Figures of one set-up. Times in milliseconds from a job's creation to its completion. */
export interface Figures {
  name: string;
  instancesPerSecond: number;
  jobsPerSecond: number;
  p50: number;
  p95: number;
  p99: number;
}

/**
 * The figures of what ran on the engine.
 * @param since jobs completed before this moment were warming up
 */
export function figuresOf(name: string, cluster: Cluster, since: Date, seconds: number, instances: number): Figures {
  const started = new Map([...cluster.tables.elementInstances.all()].map((row) => [row.elementInstanceKey, Date.parse(row.startDate)]));
  const done = [...cluster.tables.jobs.all()].filter(
    ({ state, endTime }) => state === 'COMPLETED' && endTime !== undefined && Date.parse(endTime) >= since.getTime(),
  );
  const times = done.flatMap(({ endTime, kind, elementInstanceKey }) => {
    const from = started.get(elementInstanceKey);
    return kind === 'BPMN_ELEMENT' && endTime && from ? [Date.parse(endTime) - from] : [];
  });
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    name,
    instancesPerSecond: instances / seconds,
    jobsPerSecond: done.length / seconds,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
  };
}

/** A table of figures, for people and for `docs/performance.md`. */
export function tableOf(all: Figures[]): string {
  const head = '| set-up | instances/s | jobs/s | p50 ms | p95 ms | p99 ms |\n|---|---|---|---|---|---|';
  const rows = all.map(({ name, instancesPerSecond, jobsPerSecond, p50, p95, p99 }) =>
    `| ${name} | ${instancesPerSecond.toFixed(1)} | ${jobsPerSecond.toFixed(0)} | ${p50} | ${p95} | ${p99} |`);
  return [head, ...rows].join('\n');
}
