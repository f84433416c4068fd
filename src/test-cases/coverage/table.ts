import type { Owner, Part } from './parts';
import { kinds, type Kind, type PassedStore } from './passed';

/** What was reached, for people to read. */
export interface Coverage {
  /** Lines of a table: each diagram and decision table with its figures, and below it what was not reached. */
  lines: string[];
  /** Whether everything was reached. */
  whole: boolean;
}

/** Compares what there is with what was passed. */
export function coverageOf(owners: Owner[], passed: ReturnType<PassedStore['read']>): Coverage {
  const width = Math.max(...owners.map(({ id }) => id.length), total.length) + 2;
  const row = (name: string, cells: string[]) => `${name.padEnd(width)}${cells.map((cell) => cell.padStart(10)).join('')}`.trimEnd();
  const rows = owners.map((owner) => ({ owner, counts: countsOf(owner, passed) }));
  const sums = kinds.map((kind) => sumOf(rows.flatMap(({ counts }) => counts[kind] ?? [])));
  const lines = [
    row('', [...kinds]),
    ...rows.flatMap(({ owner, counts }) => [row(owner.id, kinds.map((kind) => figure(counts[kind]))), ...missingOf(counts)]),
    row(total, sums.map(figure)),
  ];
  return { lines, whole: sums.every(({ reached, all }) => reached === all) };
}

const total = 'total';

interface Count {
  reached: number;
  all: number;
  missing: Part[];
}

function countsOf({ id, parts }: Owner, passed: ReturnType<PassedStore['read']>): Partial<Record<Kind, Count>> {
  const counts: Partial<Record<Kind, Count>> = {};
  for (const kind of kinds) {
    const all = parts[kind];
    if (!all) continue;
    const [reached, nodes] = [passed(kind, id), passed('nodes', id)];
    const missing = all.filter((part) => !reached.has(part.id) && !nodes.has(part.passedWith ?? ''));
    counts[kind] = { reached: all.length - missing.length, all: all.length, missing };
  }
  return counts;
}

const sumOf = (counts: Count[]): Count => ({
  reached: counts.reduce((sum, count) => sum + count.reached, 0),
  all: counts.reduce((sum, count) => sum + count.all, 0),
  missing: [],
});

const figure = (count: Count | undefined) => (count ? `${count.reached}/${count.all}` : '');

const missingOf = (counts: Partial<Record<Kind, Count>>) =>
  kinds.flatMap((kind) => (counts[kind]?.missing ?? []).map(({ id, name }) => `  not reached: ${name} (${id})`));
