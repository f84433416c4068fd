import { SystemUnavailable } from '../../../src/http/client';
import type { MasterData } from '../../../src/installation/master-data';
import { roundOf } from '../../../src/load/mix';
import { until } from '../../support/until';
import type { TestEngine, TestWorld } from '../../support/world';
import { startStormDatabase } from './database';
import { grown, unlike, type Figures } from './figures';
import type { StormKind } from './kinds';
import { Strikes, type Strike } from './strikes';
import { startSurroundings } from './surroundings';
import { startOperator } from './time';

/** How long nobody may have completed a task. */
const stillLimitMs = 240_000;
/** Between two looks at the cases: looking costs the systems as much as working. */
const lookMs = 200;

/** What a storm left. */
export interface Aftermath {
  strikes: ReadonlyMap<Strike, number>;
  /** Cases of each kind, and the seconds that an undisturbed one took alone. */
  cases: { kind: StormKind; count: number; undisturbedIn: number }[];
  /** Incidents that came up, each mended as its own words say. */
  incidents: string[];
  /** Cases that did not end as their kind does. */
  lost: string[];
  /** Cases, jobs, tasks and outbox entries that are still there. */
  left: string[];
  /** Tables and sums with another figure than so many undisturbed cases leave, as `table: figure, expected`. */
  tables: string[];
  /** Calls that were answered in two ways. */
  differs: string[];
  workersKilled: number;
  /** How often the clock was moved on because all waited for time. */
  moves: number;
  /** Seconds from the first fault to the last; from the last fault to the end of the last case. */
  stormedFor: number;
  drainedIn: number;
  /** Cases that came in while nobody worked, and seconds until they had ended. */
  outage: { cases: number; minutes: number; drainedIn: number };
}

export interface Size {
  seed: number;
  faults: number;
  /** See Strikes. */
  density: number;
  kinds: readonly StormKind[];
  masterData: MasterData;
  /** Cases open at a time. */
  inFlight: number;
  /** Cases that come in during 80 minutes without workers. */
  outageCases: number;
}

/** The whole of it lies before the hour at which needs are collected by the clock, and before midnight. */
const startAt = new Date('2026-09-07T00:30:00+08:00');

/** Plays cases through a storm of faults, then through an outage of all workers. @param check looks at the books when all is over */
export async function runStorm(engine: TestEngine, size: Size, check: (world: TestWorld) => Promise<void>): Promise<Aftermath> {
  const database = await startStormDatabase();
  const world = await engine.open(startAt, { withWorkers: false, masterData: size.masterData, databaseUrl: database.url });
  const strikes = new Strikes(size.seed, size.faults, size.density);
  const differs: string[] = [];
  const around = await startSurroundings(world, database, strikes, (what) => differs.push(what));
  const operator = startOperator(engine, world, around);
  const round = roundOf(size.kinds);
  const counts = new Map<StormKind, number>();
  const open = new Map<string, StormKind>();
  let cases = 0;
  let turn = 0;
  try {
    const rows = new Map<StormKind, Figures>();
    const undisturbed = new Map<StormKind, number>();
    // The first of each kind finds tables without the rows that are there once: accounts, places.
    for (const kind of size.kinds) await comesIn(kind);
    await settled();
    for (const kind of size.kinds) {
      const before = await database.counts();
      undisturbed.set(kind, await timed(async () => (await comesIn(kind), await allEnded())));
      const left = grown(before, await settled());
      if (Object.values(left).every((each) => each === 0)) throw new Error(`${kind.name} left nothing`);
      rows.set(kind, left);
    }
    counts.clear();
    const calm = await database.counts();

    strikes.begin();
    const stormedFor = await timed(async () => {
      while (!strikes.over) {
        await told('a case has ended', async () => strikes.over || (await stillOpen()) < size.inFlight);
        if (!strikes.over) await comesIn(next());
      }
    });
    const drainedIn = await timed(allEnded);
    const workersKilled = around.workers().deaths();
    const outage = await outageOf(size.outageCases);
    const last = await settled();
    const tables = unlike(calm, last, size.kinds.map((kind) => ({ count: counts.get(kind) ?? 0, each: rows.get(kind) ?? {} })));
    await check(world);
    return {
      ...{ strikes: strikes.done, incidents: operator.incidents, tables, differs, workersKilled, moves: operator.moves(), stormedFor, drainedIn, outage },
      cases: size.kinds.map((kind) => ({ kind, count: counts.get(kind) ?? 0, undisturbedIn: undisturbed.get(kind) ?? 0 })),
      lost: [...open.keys()],
      left: leftInEngine(),
    };
  } finally {
    await operator.stop();
    await around.stop();
    await world.close();
    await database.stop();
  }

  /** The next kind of the round, but for those of which one at a time comes and one is open. */
  function next(): StormKind {
    for (;;) {
      const kind = round[turn % round.length];
      if (!kind) throw new Error('There is no kind of case');
      turn += 1;
      if (!kind.oneByOne || ![...open.values()].includes(kind)) return kind;
    }
  }

  async function comesIn(kind: StormKind): Promise<void> {
    const number = cases;
    cases += 1;
    // Who is not answered sends it again, with the same key.
    const no = await told(`${kind.name} is taken in`, () => kind.comesIn(around.site, number).catch(takenAgain));
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    open.set(no, kind);
  }

  async function stillOpen(): Promise<number> {
    await Promise.all(
      [...open].map(async ([no, kind]) => {
        const state = await kind.stateOf(world.clients, no).catch(() => undefined);
        if (state === kind.end) open.delete(no);
      }),
    );
    return open.size;
  }
  async function allEnded(): Promise<void> {
    await told('every case has ended', async () => (await stillOpen()) === 0);
  }
  /** Figures when nothing moves any more. */
  async function settled(): Promise<Figures> {
    await allEnded();
    await told('nothing moves any more', async () => leftInEngine().length === 0 && (await around.relays.pending()) === 0);
    return database.counts();
  }
  /** Cases, jobs and tasks that have not ended: no kind of case leaves any. */
  function leftInEngine(): string[] {
    const { processInstances, userTasks } = engine.cluster.tables;
    const active = [...processInstances.all()].filter(({ state }) => state === 'ACTIVE').map(({ processDefinitionId }) => `a case of ${processDefinitionId}`);
    const tasks = [...userTasks.all()].filter(({ state }) => state !== 'COMPLETED' && state !== 'CANCELED').map(({ elementId, state, assignee }) => `${elementId}, ${state}, ${assignee}`);
    return [...active, ...tasks, ...engine.cluster.openJobs().map((job) => JSON.stringify(job))];
  }

  function tasksDone(): number {
    return [...engine.cluster.tables.userTasks.all()].filter(({ state }) => state === 'COMPLETED').length;
  }

  /** Waits, and tells of all that has not ended when it waited in vain. */
  async function told<T>(what: string, condition: () => Promise<T | undefined | false> | T | undefined | false): Promise<T> {
    let [done, still] = [tasksDone(), performance.now()];
    const goesOn = () => {
      if (tasksDone() > done) [done, still] = [tasksDone(), performance.now()];
      if (performance.now() - still > stillLimitMs) throw new Error(`For ${stillLimitMs} ms nobody has completed a task, waiting until ${what}`);
      return condition();
    };
    try {
      return await until(what, goesOn, Infinity, lookMs);
    } catch (error) {
      const outboxes = await database.diagnosis().catch(String);
      const stillThere = [...open].map(([no, { name }]) => `${name} ${no}`);
      throw new Error([String(error), `Open: ${stillThere.join()}`, ...leftInEngine(), `The systems' thread is busy for ${Math.round(100 * performance.eventLoopUtilization().utilization)} % of the time`, ...[outboxes].flat(), ...around.waiting(), ...operator.incidents].join('\n'), { cause: error });
    }
  }

  /** Eighty minutes without a worker, cases coming in all the time; then the workers come back. */
  async function outageOf(comingIn: number): Promise<Aftermath['outage']> {
    const minutes = 80;
    await around.workersLeave();
    for (let each = 0; each < comingIn; each += 1) {
      await comesIn(next());
      await world.advance((minutes / comingIn) * 60_000);
    }
    around.workersComeBack();
    return { cases: comingIn, minutes, drainedIn: await timed(allEnded) };
  }
}

/** What was not answered is sent again; a refusal is none of the storm's. */
function takenAgain(error: unknown): undefined {
  if (!(error instanceof SystemUnavailable)) throw error;
}

/** Seconds that it takes. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
