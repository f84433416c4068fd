import { expect, test } from '@jest/globals';
import { useWorldOfFile } from '../support/hooks';
import { startHoldingProxy, type HoldingProxy } from '../support/killing-proxy';
import { doTask, orderOf, taskOf } from '../support/orders';
import { startService, type ServiceProcess } from '../support/service-process';
import { until } from '../support/until';
import { password, service, type TestWorld } from '../support/world';

/** Workers are asked to stop (SIGTERM) while a job is in hand whose effect is done and whose answer has not come. */
let world: TestWorld;
let proxy: HoldingProxy;
useWorldOfFile(
  async (opened) => {
    world = opened;
    proxy = await startHoldingProxy(world.installation.systems.url, 'POST /warehouse/reservations');
  },
  { setUp: () => ({ withWorkers: false }), leave: () => proxy.close() },
);

const startWorkers = (stopLimitMs: number): Promise<ServiceProcess> =>
  startService('workers', {
    CAMUNDA_REST_ADDRESS: world.cluster.restAddress,
    CAMUNDA_BASIC_AUTH_USERNAME: service.username,
    CAMUNDA_BASIC_AUTH_PASSWORD: password,
    INSTALLATION_ID: world.installation.id,
    SYSTEMS_URL: proxy.url,
    WORKERS_API_KEY: 'workers-key-of-this-test',
    WORKER_STOP_LIMIT_MS: String(stopLimitMs),
    // Nobody gets a job by waiting for the end of its lease.
    WORKER_JOB_TIMEOUT_MS: '600000',
  });

async function registered(): Promise<string> {
  const orderNo = await orderOf(world, [{ partNo: 'BRK-01', quantity: 2 }]);
  await doTask(world, orderNo, 'li.min', 'Task_RegisterOrder');
  return orderNo;
}

const reserved = async () => {
  const { stock } = await world.clients.warehouse.getStock({ query: { partNo: 'BRK-01' } });
  return stock.find(({ location }) => location === 'AS')?.reserved;
};

test('a job in hand that takes too long is handed back, and done once by the next worker; one that does not is finished', async () => {
  const before = (await reserved()) ?? 0;
  const hasty = await startWorkers(100);
  const first = await registered();
  await proxy.holds(1);
  hasty.signal('SIGTERM');
  expect(await hasty.ended()).toBe(0);
  expect(hasty.logged('job.handedBack')).toEqual([expect.objectContaining({ type: 'warehouse.reserve-stock' })]);

  const patient = await startWorkers(30_000);
  await proxy.holds(2);
  expect(await patient.ready()).toMatchObject({ status: 200, body: { status: 'ready', checks: { engine: { status: 'up' }, warehouse: { status: 'up' } } } });
  proxy.release();
  await taskOf(world, first, 'Task_MakeIssueSlip');
  expect(await reserved()).toBe(before + 2);
  expect((await world.camunda.searchIncidents({}, { consistency: { waitUpToMs: 0 } })).items).toEqual([]);
  const metrics = await (await fetch(`${patient.monitoring}/metrics`)).text();
  expect(metrics).toMatch(/^aftersales_jobs_total\{type="warehouse\.reserve-stock",outcome="complete"\} 1$/m);

  const second = await registered();
  await proxy.holds(1);
  patient.signal('SIGTERM');
  await until('it takes no more work', async () => (await patient.ready()).status === 503);
  expect(ofReservation(patient)).toEqual([expect.objectContaining({ case: `${first}/1` })]);
  proxy.release();
  expect(await patient.ended()).toBe(0);
  expect(ofReservation(patient)).toContainEqual(expect.objectContaining({ case: `${second}/1`, outcome: 'complete' }));
  expect(patient.logged('service.stopped')).toHaveLength(1);
  expect(await reserved()).toBe(before + 4);
}, 120_000);

const ofReservation = (workers: ServiceProcess) => workers.logged('job.done').filter(({ type }) => type === 'warehouse.reserve-stock');
