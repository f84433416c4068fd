import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { flowsFolder } from '../../src/installation/flows-folder';
import { runTestCase } from '../../src/test-cases/runner';
import { testCaseFile, type TestCase } from '../../src/test-cases/schema';
import { useEngine } from '../support/hooks';
import { startKillingProxy } from '../support/killing-proxy';
import { startWorkerProcess } from '../support/worker-process';
import { password, service } from '../support/world';

/** Each of these has had its effect when the worker dies, and the engine has not heard of it. */
const points = [
  'POST /documents/fax-register',
  'POST /warehouse/reservations',
  'POST /people/acts/confirm',
  'POST /warehouse/issue-slips',
  'POST /logistics/shipping-documents',
  'POST /warehouse/movements/departure',
  'POST /order-desk/orders/record-shipped',
  'POST /documents/notices',
];
const leaseMs = 60_000;

const engine = useEngine();

test('workers killed between effect and completion leave everything as in an undisturbed run', async () => {
  const testCase = scenario('dealer-part-order', 'S-DO-02');
  const undisturbed = await runUndisturbed(testCase);

  const world = await engine.open(new Date(testCase.systems.startAt), { withWorkers: false });
  const { installation } = world;
  const proxy = await startKillingProxy(installation.systems.url, points, () => workers.kill());
  const workers = startWorkerProcess(
    {
      CAMUNDA_REST_ADDRESS: engine.cluster.restAddress,
      CAMUNDA_BASIC_AUTH_USERNAME: service.username,
      CAMUNDA_BASIC_AUTH_PASSWORD: password,
      INSTALLATION_ID: installation.id,
      SYSTEMS_URL: proxy.url,
      WORKERS_API_KEY: 'workers-key-of-this-test',
      WORKER_JOB_TIMEOUT_MS: String(leaseMs),
    },
    // What the dead worker held comes back when its lease is over.
    () => world.advance(leaseMs + 1000),
  );
  try {
    const disturbed = await runTestCase(testCase, world);
    expect(proxy.struck.toSorted()).toEqual(points.toSorted());
    expect(workers.deaths()).toBe(points.length);
    expect(disturbed).toEqual(undisturbed);
  } finally {
    await workers.stop();
    await proxy.close();
    await world.close();
  }
}, 180_000);

async function runUndisturbed(testCase: TestCase) {
  const world = await engine.open(new Date(testCase.systems.startAt));
  try {
    return await runTestCase(testCase, world);
  } finally {
    await world.close();
  }
}

function scenario(flow: string, id: string): TestCase {
  const file = testCaseFile.parse(JSON.parse(readFileSync(join(flowsFolder, flow, `${flow}.test.json`), 'utf8')));
  const found = file.testCases.find(({ systems }) => systems.scenario === id);
  if (!found) throw new Error(`There is no case ${id} of ${flow}`);
  return found;
}
