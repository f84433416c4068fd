import { z } from 'zod';
import { ms } from './figures';

/** Milliseconds of calls of one operation, of a system or of all; each figure is interpolated within the histogram's bucket. */
export interface CallFigures {
  operation: string;
  calls: number;
  p50: number;
  p95: number;
  p99: number;
}

/** Calls so far by operation, by system and over all: how many took up to each bound, in seconds. */
type Buckets = Map<string, Map<number, number>>;

const line = /^aftersales_system_call_duration_seconds_bucket\{le="([^"]+)",system="([^"]+)",operation="([^"]+)"\} (\d+)$/gm;
const all = 'all calls';

/** Whether these are the figures of all calls of one system. */
export const isOfSystem = ({ operation }: CallFigures): boolean => operation !== all && !operation.includes(' ');

/** The workers' own figures of their calls of the systems. */
export const callFigures = {
  /** Reads the workers' metrics page. */
  async read(metricsUrl: string): Promise<Buckets> {
    const page = z.string().parse(await (await fetch(`${metricsUrl}/metrics`)).text());
    const buckets: Buckets = new Map([[all, new Map<number, number>()]]);
    for (const [, bound = '', system = '', operation = '', count = ''] of page.matchAll(line)) {
      for (const name of [all, system, `${system} ${operation}`]) {
        const known = buckets.get(name) ?? new Map<number, number>();
        const seconds = bound === '+Inf' ? Infinity : Number(bound);
        known.set(seconds, (known.get(seconds) ?? 0) + Number(count));
        buckets.set(name, known);
      }
    }
    return buckets;
  },

  /** What came in between two readings: all calls first, then systems and operations by their 95th percentile, slowest first. */
  between(before: Buckets, after: Buckets): CallFigures[] {
    const figures = [...after].map(([operation, counts]) => {
      const earlier = before.get(operation);
      const rising = [...counts].sort(([a], [b]) => a - b).map(([bound, count]): [number, number] => [bound, count - (earlier?.get(bound) ?? 0)]);
      const at = (share: number) => 1000 * valueAt(rising, share);
      return { operation, calls: rising.at(-1)?.[1] ?? 0, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
    });
    const [whole, ...each] = figures;
    const slowestFirst = each.filter(({ calls }) => calls > 0).sort((a, b) => b.p95 - a.p95);
    return whole ? [whole, ...slowestFirst] : [];
  },
};

/** Rows of a table, its head first: each operation with orders in flight, and with one order at a time, in the order of the latter. */
export function callTable(loaded: CallFigures[], alone: CallFigures[]): string[][] {
  const underLoad = new Map(loaded.map((figures) => [figures.operation, figures]));
  const cells = (figures: CallFigures | undefined) => (figures ? [String(figures.calls), ms(figures.p50), ms(figures.p95), ms(figures.p99)] : ['0', '–', '–', '–']);
  return [
    ['operation', 'calls', 'p50', 'p95', 'p99', 'calls alone', 'p50', 'p95', 'p99'],
    ...alone.map((figures) => [figures.operation, ...cells(underLoad.get(figures.operation)), ...cells(figures)]),
  ];
}

function valueAt(rising: [bound: number, count: number][], share: number): number {
  const wanted = share * (rising.at(-1)?.[1] ?? 0);
  let [lower, below] = [0, 0];
  for (const [bound, count] of rising) {
    if (count >= wanted) return Number.isFinite(bound) ? lower + (bound - lower) * ((wanted - below) / Math.max(1, count - below)) : lower;
    [lower, below] = [bound, count];
  }
  return lower;
}
