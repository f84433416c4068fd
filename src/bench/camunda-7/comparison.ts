import { ms, type Figures, type JobFigures } from '../figures';

type Row = [figure: string, value: (figures: Figures) => number | undefined, tell: (value: number) => string, aim: string];

const percentiles = ['p50', 'p95', 'p99'] as const;
const rows: Row[] = [
  ['jobs/s', ({ jobsPerSecond }) => jobsPerSecond, (rate) => rate.toFixed(0), '≥ 3'],
  ...times('several in flight', (figures) => figures),
  ...times('one at a time', ({ alone }) => alone),
];

function times(how: string, of: (figures: Figures) => JobFigures | undefined): Row[] {
  return percentiles.map((at) => [`job ${at} ms, ${how}`, (figures) => of(figures)?.[at], ms, '≤ 0.2']);
}

/** Rows of a table, its head first: our figures, and with each peer's what part of it, or how many times as much, ours are. */
export function comparisonOf(ours: Figures, peers: Figures[]): string[][] {
  return [
    ['', ours.name, ...peers.flatMap(({ name }) => [name, 'ours : its']), 'aim'],
    ...rows.map(([figure, value, tell, aim]) => {
      const own = value(ours);
      const cells = peers.map(value).flatMap((its) => [told(its, tell), own === undefined || !its ? '–' : (own / its).toFixed(2)]);
      return [figure, told(own, tell), ...cells, aim];
    }),
  ];
}

const told = (value: number | undefined, tell: (value: number) => string) => (value === undefined ? '–' : tell(value));
