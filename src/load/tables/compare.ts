import { markdown, ms } from '../../bench/figures';
import { ask, type Door, type Question } from './queries';

/** Milliseconds of a question: the middle of several, and the fastest, which a busy machine spoils least. */
export interface Asked {
  middle: number;
  fastest: number;
}

const warmUps = 2;

/** Asks each question so many times, one after the other. */
export async function timesOf(door: Door, questions: Question[], times: number): Promise<Map<string, Asked>> {
  const asked = new Map<string, Asked>();
  for (const question of questions) {
    const taken: number[] = [];
    for (let each = 0; each < warmUps + times; each += 1) {
      const began = performance.now();
      await ask(door, question);
      if (each >= warmUps) taken.push(performance.now() - began);
    }
    const sorted = taken.toSorted((a, b) => a - b);
    asked.set(question.name, { middle: sorted[Math.floor(times / 2)] ?? 0, fastest: sorted[0] ?? 0 });
  }
  return asked;
}

export interface Compared {
  name: string;
  small: Asked;
  large: Asked;
  ratio: number;
}

/** Both sizes side by side, the one that grew most first. */
export function compared(small: Map<string, Asked>, large: Map<string, Asked>): Compared[] {
  return [...small]
    .flatMap(([name, of]) => {
      const other = large.get(name);
      return other ? [{ name, small: of, large: other, ratio: other.fastest / of.fastest }] : [];
    })
    .sort((a, b) => b.ratio - a.ratio);
}

/** The aim: a list or a stock query takes no more than so many times as long. */
const aim = 1.5;
/** Differences below this are the machine's. */
const noticeMs = 1;

export const isTooSlow = ({ ratio, small, large }: Compared): boolean => ratio > aim && large.fastest - small.fastest > noticeMs;

export const comparisonTable = (rows: Compared[]): string =>
  markdown([
    ['question', 'small tables: fastest ms', 'middle', 'large tables: fastest ms', 'middle', 'large : small'],
    ...rows.map((row) => [row.name, ms(row.small.fastest), ms(row.small.middle), ms(row.large.fastest), ms(row.large.middle), `${row.ratio.toFixed(2)}${isTooSlow(row) ? ' !' : ''}`]),
  ]);
