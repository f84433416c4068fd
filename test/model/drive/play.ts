import { restJobTransport } from '../../../src/camunda/job-transport';
import { createLogger } from '../../../src/log';
import { WorkerMetrics } from '../../../src/worker/metrics';
import { startWorkerPool, type WorkerPool } from '../../../src/worker/pool';
import { askedWhenThereAre } from '../../support/waiting-jobs';
import { withoutHttp } from '../../support/without-http';
import { testSettings } from '../../support/settings';
import type { TestWorld } from '../../support/world';
import type { OrderPlan } from '../facts';
import type { Person } from '../spec/hands';
import { Desks } from './desks';
import { Journal } from './journal';
import { sendDispatchPlans, takeInOrders } from './outside';
import { quiet } from './quiet';
import { recordedWorkers } from './recorded-workers';
import { startRun, type Run } from './run';
import { Turnstile } from './turnstile';

const dayMs = 24 * 3600 * 1000;
/** Longer than any case can wait: T-15 and T-06 several times over. */
const lastDay = 60;
const atOnce = { consistency: { waitUpToMs: 0 } };

/** Plays orders, people and events in a world without workers of its own, day after day until every case has ended. */
export async function play(world: TestWorld, seed: number, plans: OrderPlan[], people: readonly Person[]): Promise<Journal> {
  const run = startRun({ seed, world, people, journal: new Journal(), turnstile: new Turnstile() });
  const workers = startWorkers(run);
  try {
    const desks = new Desks(run);
    const lastOrders = Math.max(...plans.map(({ day }) => day));
    for (;;) {
      await playDay(run, plans, desks);
      if (run.today >= lastOrders && run.events.length === 0 && (await openCases(world)) === 0) return run.journal;
      if (run.today === lastDay) throw new Error(`${await openCases(world)} cases are still open after ${lastDay} days`);
      await passNight(run);
    }
  } finally {
    await workers.stop(5_000);
  }
}

function startWorkers(run: Run): WorkerPool {
  const { world } = run;
  return startWorkerPool(recordedWorkers(run), {
    transport: askedWhenThereAre(restJobTransport(world.camunda, 'model', withoutHttp(world.cluster).jobCallsOf), world.cluster),
    clients: world.clients,
    installation: world.installation.id,
    logger: createLogger(testSettings().TEST_LOG_LEVEL),
    metrics: new WorkerMetrics(),
    maxJobs: 16,
    leaseMs: 600_000,
  });
}

async function playDay(run: Run, plans: OrderPlan[], desks: Desks): Promise<void> {
  await takeInOrders(run, plans);
  await sendDispatchPlans(run);
  await desks.workOff();
  for (;;) {
    const due = run.events.filter(({ day }) => day <= run.today);
    if (due.length === 0) return;
    run.events = run.events.filter(({ day }) => day > run.today);
    await Promise.all(due.map(({ happen }) => happen()));
    await desks.workOff();
  }
}

/** Time moves only when nothing is in hand. */
async function passNight(run: Run): Promise<void> {
  await quiet(run.world);
  run.journal.note({ kind: 'dayPassed' });
  run.today += 1;
  await run.world.advance(dayMs);
  await quiet(run.world);
}

/** Process instances that have not ended. */
async function openCases({ camunda }: TestWorld): Promise<number> {
  const { page } = await camunda.searchProcessInstances({ filter: { state: 'ACTIVE' }, page: { from: 0, limit: 1 } }, atOnce);
  return page.totalItems;
}
