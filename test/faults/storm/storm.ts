import { masterDataFor, plansFor } from '../../../src/bench/order-kinds';
import { until } from '../../support/until';
import type { TestEngine, TestWorld } from '../../support/world';
import { startStormDatabase } from './database';
import { Strikes, type Strike } from './strikes';
import { startSurroundings } from './surroundings';
import { startOperator } from './time';

/** How long nobody may have completed a task. */
const stillLimitMs = 240_000;
/** Between two looks at the orders: looking costs the systems as much as working. */
const lookMs = 200;

/** What a storm left. */
export interface Aftermath {
  strikes: ReadonlyMap<Strike, number>;
  orders: number;
  /** Incidents that came up, each mended as its own words say. */
  incidents: string[];
  /** Orders that did not end as shipped. */
  lost: string[];
  /** Cases, jobs, tasks and outbox entries that are still there. */
  left: string[];
  /** Tables with other rows than so many undisturbed orders leave, as `table: rows, expected`. */
  tables: string[];
  /** Calls that were answered in two ways. */
  differs: string[];
  workersKilled: number;
  /** How often the clock was moved on because all waited for time. */
  moves: number;
  /** Seconds of an undisturbed order alone; from the first fault to the last; from the last fault to the end of the last order. */
  undisturbedIn: number;
  stormedFor: number;
  drainedIn: number;
  /** Orders that came in while nobody worked, and seconds until they were shipped. */
  outage: { orders: number; minutes: number; drainedIn: number };
}

export interface Size {
  seed: number;
  faults: number;
  /** See Strikes. */
  density: number;
  /** Orders open at a time. */
  inFlight: number;
  /** Orders that come in during 80 minutes without workers. */
  outageOrders: number;
}

/** Plays straight orders from stock through a storm of faults, then through an outage of all workers. @param check looks at the books when all is over */
export async function runStorm(engine: TestEngine, size: Size, check: (world: TestWorld) => Promise<void>): Promise<Aftermath> {
  const masterData = masterDataFor(plansFor(size.faults * 2 + size.outageOrders + 20));
  const database = await startStormDatabase();
  const world = await engine.open(new Date('2026-09-07T09:00:00+08:00'), { withWorkers: false, masterData, databaseUrl: database.url });
  const strikes = new Strikes(size.seed, size.faults, size.density);
  const differs: string[] = [];
  const around = await startSurroundings(world, database, strikes, (what) => differs.push(what));
  const operator = startOperator(engine, world, around);
  const sent: string[] = [];
  const open = new Set<string>();
  try {
    const empty = await database.counts();
    const undisturbedIn = await timed(() => shipped(1));
    const first = await settled();
    await shipped(1);
    const second = await settled();
    if (Object.values(first).every((rows, index) => rows === Object.values(empty)[index])) throw new Error('The first order left nothing');

    strikes.begin();
    const stormedFor = await timed(async () => {
      while (!strikes.over) {
        await told('an order has ended', async () => strikes.over || (await stillOpen()) < size.inFlight);
        if (!strikes.over) await order();
      }
    });
    const drainedIn = await timed(allShipped);
    const workersKilled = around.workers().deaths();
    const outage = await outageOf(size.outageOrders);
    const last = await settled();
    const expected = (table: string) => (second[table] ?? 0) + (sent.length - 2) * ((second[table] ?? 0) - (first[table] ?? 0));
    const tables = Object.keys(last).flatMap((table) => (last[table] === expected(table) ? [] : [`${table}: ${last[table]}, expected ${expected(table)}`]));
    await check(world);
    return { strikes: strikes.done, orders: sent.length, incidents: operator.incidents, lost: [...open], left: leftInEngine(), tables, differs, workersKilled, moves: operator.moves(), undisturbedIn, stormedFor, drainedIn, outage };
  } finally {
    await operator.stop();
    await around.stop();
    await world.close();
    await database.stop();
  }

  async function order(): Promise<void> {
    const dealerOrderNo = `STORM-${sent.length + 1}`;
    const body = { dealerNo: 'D-1', dealerOrderNo, shippingMethod: 'courier' as const, lines: [{ partNo: 'BRK-01', quantity: 1 }] };
    // A dealer whose order is not answered sends it again, with the same key.
    const { orderNo } = await told(`${dealerOrderNo} is taken in`, () => around.dealers.orderDesk.registerOrder({ body, idempotencyKey: dealerOrderNo }).catch(() => undefined));
    sent.push(orderNo);
    open.add(orderNo);
  }

  async function stillOpen(): Promise<number> {
    await Promise.all(
      [...open].map(async (orderNo) => {
        const found = await world.clients.orderDesk.getOrder({ params: { orderNo } }).catch(() => undefined);
        if (found?.state === 'shippedInFull') open.delete(orderNo);
      }),
    );
    return open.size;
  }
  async function allShipped(): Promise<void> {
    await told('every order is shipped', async () => (await stillOpen()) === 0);
  }
  async function shipped(orders: number): Promise<void> {
    for (let each = 0; each < orders; each += 1) await order();
    await allShipped();
  }
  /** Rows when nothing moves any more. */
  async function settled(): Promise<Record<string, number>> {
    await told('nothing moves any more', async () => leftInEngine().length === 0 && (await around.relays.pending()) === 0);
    return database.counts();
  }
  /** Cases, jobs and tasks that have not ended: a straight order leaves none. */
  function leftInEngine(): string[] {
    const { processInstances, userTasks } = engine.cluster.tables;
    const cases = [...processInstances.all()].filter(({ state }) => state === 'ACTIVE').map(({ processDefinitionId }) => `a case of ${processDefinitionId}`);
    const tasks = [...userTasks.all()].filter(({ state }) => state !== 'COMPLETED' && state !== 'CANCELED').map(({ elementId, state, assignee }) => `${elementId}, ${state}, ${assignee}`);
    return [...cases, ...tasks, ...engine.cluster.openJobs().map((job) => JSON.stringify(job))];
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
      throw new Error([String(error), `Orders: ${[...open].join()}`, ...leftInEngine(), `The systems' thread is busy for ${Math.round(100 * performance.eventLoopUtilization().utilization)} % of the time`, ...[outboxes].flat(), ...around.waiting(), ...operator.incidents].join('\n'), { cause: error });
    }
  }

  /** Eighty minutes without a worker, orders coming in all the time; then the workers come back. */
  async function outageOf(orders: number): Promise<Aftermath['outage']> {
    const minutes = 80;
    await around.workersLeave();
    for (let each = 0; each < orders; each += 1) {
      await order();
      await world.advance((minutes / orders) * 60_000);
    }
    around.workersComeBack();
    return { orders, minutes, drainedIn: await timed(allShipped) };
  }
}

/** Seconds that it takes. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
