import pg from 'pg';
import { runTraffic } from '../drive';
import { mix } from '../mix';
import type { Site } from '../site';
import { compared, isTooSlow, timesOf, type Asked, type Compared } from './compare';
import { addCopies, keepSeed } from './copies';
import { questionsOf, type Door, type Question } from './queries';
import { collectKeys, countOf, grownSince, rowCounts, type SeedTable } from './seed';

/** Rows that tables are filled to. */
export interface TableSize {
  movements: number;
  cases: number;
}

export interface TablesPlan {
  small: TableSize;
  large: TableSize;
  /** How often each question is asked. */
  times: number;
}

export interface TablesRun {
  rows: Compared[];
  /** Operations for which no value was found to ask for. */
  unasked: string[];
}

const movements = 'warehouse.movement';
const drainLimitMs = 8 * 60_000;
const mostRounds = 4;

/**
 * Plays a case of each kind to its end, fills the tables with copies of it, and asks the systems the same in small tables
 * and in large ones.
 * @param tell what happens, line by line
 */
export async function runTables(site: Site, databaseUrl: string, door: Door, { small, large, times }: TablesPlan, tell: (line: string) => void): Promise<TablesRun> {
  const admin = new pg.Client({ connectionString: databaseUrl });
  await admin.connect();
  try {
    const before = await rowCounts(admin);
    await collectKeys(admin, 'known', before.keys());
    tell(`${mix.length} cases are played`);
    const { open, faults, staff } = await runTraffic(site, { kinds: mix, inFlight: mix.length, goesOn: (begun) => begun < mix.length, drainLimitMs });
    if (open > 0) throw new Error(`${open} cases did not end; left lying: ${[...staff.left.keys(), ...faults.keys()].join(', ')}`);
    const seed = await grownSince(admin, before);
    await collectKeys(admin, 'key', seed.map(({ name }) => name));
    await admin.query('delete from load.key where value in (select value from load.known)');
    await keepSeed(admin, seed);
    await fill(admin, seed, 1, small, tell);
    const { questions, unasked } = await questionsOf(door);
    tell(`${questions.length} questions are asked`);
    const inSmall = await timesOf(door, questions, times);
    const copied = copiesFor(seed, small);
    await fill(admin, seed, copied.cases + 1, large, tell, copied.movements + 1);
    return { rows: compared(inSmall, await timesInLarge(door, questions, times, inSmall)), unasked };
  } finally {
    await admin.query('drop schema if exists load cascade');
    await admin.end();
  }
}

/** What seems to take too long is asked again: on a busy machine it may only have waited. */
async function timesInLarge(door: Door, questions: Question[], times: number, inSmall: Map<string, Asked>): Promise<Map<string, Asked>> {
  const asked = await timesOf(door, questions, times);
  for (let again = 0; again < mostRounds; again += 1) {
    const slow = new Set(compared(inSmall, asked).filter(isTooSlow).map(({ name }) => name));
    const told = await timesOf(door, questions.filter(({ name }) => slow.has(name)), times);
    for (const [name, of] of told) if (of.fastest < (asked.get(name)?.fastest ?? 0)) asked.set(name, of);
  }
  return asked;
}

/** How many copies of the seed make so many rows. */
function copiesFor(seed: SeedTable[], size: TableSize): TableSize {
  const moved = seed.find(({ name }) => name === movements)?.rows ?? 1;
  return { movements: Math.ceil(size.movements / moved), cases: Math.ceil(size.cases / mix.length) };
}

async function fill(admin: pg.Client, seed: SeedTable[], from: number, size: TableSize, tell: (line: string) => void, fromMovements = from): Promise<void> {
  const copies = copiesFor(seed, size);
  const [moved, others] = [seed.filter(({ name }) => name === movements), seed.filter(({ name }) => name !== movements)];
  await addCopies(admin, others, from, () => copies.cases);
  await addCopies(admin, moved, fromMovements, () => copies.movements);
  await admin.query('vacuum analyze');
  tell(`${await countOf(admin, movements)} movements, ${await countOf(admin, 'order_desk.dealer_order')} orders`);
}
