import { setTimeout as pause } from 'node:timers/promises';
import { masterDataFor, plansFor } from '../../../src/bench/order-kinds';
import { mend, openIncidents } from '../../support/incidents';
import { until } from '../../support/until';
import { startWorkerProcess, type WorkerProcess } from '../../support/worker-process';
import { password, service, type TestEngine, type TestWorld } from '../../support/world';
import { beforeGateway } from './before-gateway';
import { beforeSystems, type Forces } from './before-systems';
import { databaseForces } from './forces';
import { startStormProxy } from './proxy';
import { startPatientStaff } from './staff';
import { Strikes } from './strikes';

const leaseMs = 15_000;
/** How long nothing may move before the clock is moved on: to the end of leases and pauses. */
const stillMs = 400;

/** What a storm left. */
export interface Aftermath {
  strikes: ReadonlyMap<string, number>;
  orders: number;
  /** Incidents that came up, each mended as its own words say. */
  incidents: string[];
  /** Orders that did not end as shipped. */
  lost: string[];
  /** Tables with other rows than so many undisturbed orders leave, as `table: rows, expected`. */
  tables: string[];
  /** Calls that were answered in two ways. */
  differs: string[];
  workersKilled: number;
  /** Seconds from the last fault to the end of the last order. */
  drainedIn: number;
  /** Orders that came in while nobody worked, and seconds until they were shipped. */
  outage: { orders: number; minutes: number; drainedIn: number };
}

export interface Size {
  seed: number;
  faults: number;
  /** Orders open at a time. */
  inFlight: number;
  /** Orders that come in during 80 minutes without workers. */
  outageOrders: number;
}

/** Plays straight orders from stock through a storm of faults, then through an outage of all workers. @param check looks at the books when all is over */
export async function runStorm(engine: TestEngine, size: Size, check: (world: TestWorld) => Promise<void>): Promise<Aftermath> {
  const masterData = masterDataFor(plansFor(size.faults * 2 + size.outageOrders + 20));
  const world = await engine.open(new Date('2026-09-07T09:00:00+08:00'), { withWorkers: false, masterData });
  const database = await databaseForces(world.adminUrl);
  const strikes = new Strikes(size.seed, size.faults, 25);
  const differs: string[] = [];
  const incidents: string[] = [];
  const sent: string[] = [];
  let workers: WorkerProcess | undefined;
  const jump = () => world.advance(leaseMs + 1000);
  const forces: Forces = { killWorkers: () => workers?.kill(), jump, cutDatabase: () => database.cut(), fillDisk: () => database.fill('documents') };
  const systems = await startStormProxy(world.installation.systems.url, beforeSystems(strikes, forces, (what) => differs.push(what)));
  const gateway = await startStormProxy(engine.cluster.restAddress, beforeGateway(strikes, forces));
  workers = start();
  const staff = startPatientStaff(world);
  const ticking = { on: true };
  const ticks = tick();
  try {
    const empty = await database.counts();
    await shipped(1);
    const first = await settled();
    await shipped(1);
    const second = await settled();

    strikes.begin();
    while (!strikes.over) {
      await until('an order has ended', async () => strikes.over || (await openOrders()).length < size.inFlight, 300_000);
      if (!strikes.over) await order();
    }
    const began = performance.now();
    await allShipped();
    const drainedIn = (performance.now() - began) / 1000;

    const deaths = workers.deaths();
    const outage = await outageOf(size.outageOrders);
    const last = await settled();
    const expected = (table: string) => (second[table] ?? 0) + (sent.length - 2) * ((second[table] ?? 0) - (first[table] ?? 0));
    const tables = Object.keys(last).flatMap((table) => (last[table] === expected(table) ? [] : [`${table}: ${last[table]}, expected ${expected(table)}`]));
    if (Object.values(first).every((rows, index) => rows === Object.values(empty)[index])) throw new Error('The first order left nothing');
    await check(world);
    return { strikes: strikes.done, orders: sent.length, incidents, lost: await notShipped(), tables, differs, workersKilled: deaths, drainedIn, outage };
  } finally {
    ticking.on = false;
    await ticks;
    await staff.stop();
    await workers.stop();
    await Promise.all([systems.close(), gateway.close()]);
    await database.close();
    await world.close();
  }

  function start(): WorkerProcess {
    return startWorkerProcess(
      {
        CAMUNDA_REST_ADDRESS: gateway.url,
        CAMUNDA_BASIC_AUTH_USERNAME: service.username,
        CAMUNDA_BASIC_AUTH_PASSWORD: password,
        INSTALLATION_ID: world.installation.id,
        SYSTEMS_URL: systems.url,
        WORKERS_API_KEY: 'workers-key-of-this-test',
        WORKER_JOB_TIMEOUT_MS: String(leaseMs),
      },
      jump,
    );
  }

  async function order(): Promise<void> {
    const dealerOrderNo = `STORM-${sent.length + 1}`;
    const body = { dealerNo: 'D-1', dealerOrderNo, shippingMethod: 'courier' as const, lines: [{ partNo: 'BRK-01', quantity: 1 }] };
    // A dealer whose order is not answered sends it again, with the same key.
    const { orderNo } = await until(`${dealerOrderNo} is taken in`, () => world.clients.orderDesk.registerOrder({ body, idempotencyKey: dealerOrderNo }).catch(() => undefined), 30_000);
    sent.push(orderNo);
  }

  async function notShipped(): Promise<string[]> {
    const states = await Promise.all(sent.map(async (orderNo) => ({ orderNo, state: (await world.clients.orderDesk.getOrder({ params: { orderNo } })).state })));
    return states.flatMap(({ orderNo, state }) => (state === 'shippedInFull' ? [] : [`${orderNo} is ${state}`]));
  }
  async function openOrders(): Promise<string[]> {
    return notShipped().catch(() => sent);
  }
  async function allShipped(): Promise<void> {
    await until('every order is shipped', async () => (await openOrders()).length === 0, 240_000 + size.faults * 3_000);
  }
  async function shipped(orders: number): Promise<void> {
    for (let each = 0; each < orders; each += 1) await order();
    await allShipped();
  }
  /** Rows when nothing moves any more. */
  async function settled(): Promise<Record<string, number>> {
    await world.installation.quiet(60_000);
    return database.counts();
  }

  /** Eighty minutes without a worker, orders coming in all the time; then the workers come back. */
  async function outageOf(orders: number): Promise<Aftermath['outage']> {
    const minutes = 80;
    ticking.on = false;
    await ticks;
    await workers?.stop();
    for (let each = 0; each < orders; each += 1) {
      await order();
      await world.advance((minutes / orders) * 60_000);
    }
    const began = performance.now();
    workers = start();
    ticking.on = true;
    const again = tick();
    await allShipped();
    ticking.on = false;
    await again;
    return { orders, minutes, drainedIn: (performance.now() - began) / 1000 };
  }

  /** An operator who mends incidents as they say, and time that goes on when all wait for it. */
  async function tick(): Promise<void> {
    let seen = '';
    let since = Date.now();
    while (ticking.on) {
      for (const incident of await openIncidents(world.camunda)) {
        incidents.push(`${incident.elementId}: ${incident.errorMessage}`);
        await mend(world.camunda, incident, {});
      }
      const now = movement();
      if (now !== seen) [seen, since] = [now, Date.now()];
      else if (Date.now() - since > stillMs && waitsForTime()) {
        await jump();
        since = Date.now();
      }
      await pause(100);
    }
  }

  /** Jobs that wait for their time: a lease that nobody holds any more, a pause before the next try. */
  function waitsForTime(): boolean {
    return engine.cluster.openJobs().length > 0;
  }
  function movement(): string {
    return engine.cluster.openJobs().map((job) => JSON.stringify(job)).join() + [...engine.cluster.tables.userTasks.all()].length;
  }
}
