import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProcessDefinitionId } from '@camunda8/orchestration-cluster-api';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { connectCamunda, type CamundaClient } from '../../src/camunda/client';
import { restJobTransport } from '../../src/camunda/job-transport';
import { createPublisher } from '../../src/camunda/messages';
import { startCluster, type Cluster } from '../../src/cluster';
import { flowsFolder } from '../../src/installation/flows-folder';
import { createLogger } from '../../src/log';
import { JobGone, type ActivatedJob } from '../../src/worker/transport';
import { until } from '../support/until';

/**
 * What the client library really does where its documentation may lead astray, as far as the workers rely
 * on it; on the real engine.
 */
let cluster: Cluster;
let camunda: CamundaClient;
const atOnce = { consistency: { waitUpToMs: 0 } };

beforeAll(async () => {
  cluster = await startCluster({ restPort: 0, grpcPort: 0, monitoringPort: 0, logger: createLogger('silent') });
  camunda = connectCamunda(cluster.restAddress);
  const text = readFileSync(join(import.meta.dirname, 'job.bpmn'), 'utf8');
  await camunda.createDeployment({ resources: [new File([text], 'one-job.bpmn')] });
});
afterAll(() => cluster.stop());

let instanceKey: string;
beforeEach(async () => {
  const created = await camunda.createProcessInstance({ processDefinitionId: ProcessDefinitionId.assumeExists('one-job'), variables: { a: 1, b: 2 } });
  instanceKey = created.processInstanceKey;
});

async function nextJob(variables: string[] = [], leaseMs = 60_000, waitMs = 5000): Promise<ActivatedJob> {
  const request = { type: 'test.do', maxJobs: 10, variables, leaseMs, waitMs };
  const jobs = await restJobTransport(camunda, 'test').activate(request, new AbortController().signal);
  const job = jobs.find((each) => each.processInstanceKey === instanceKey);
  if (!job) throw new Error('The job was not handed out');
  return job;
}

async function incidents(): Promise<{ errorMessage?: string }[]> {
  const { items } = await camunda.searchIncidents({ filter: { state: 'ACTIVE' } }, atOnce);
  return (items ?? []).filter((item) => item.processInstanceKey === instanceKey);
}

async function variables(): Promise<Record<string, string>> {
  const { items } = await camunda.searchVariables({ page: { from: 0, limit: 100 } }, atOnce);
  return Object.fromEntries(
    (items ?? []).filter((item) => item.processInstanceKey === instanceKey).map(({ name, value }) => [name ?? '', value ?? '']),
  );
}

describe('the client library', () => {
  test('a failure without retries is an incident at once: our failure always sends both fields', async () => {
    const job = await nextJob();
    await job.fail({ message: 'The warehouse is away', retries: job.retries - 1, backOffMs: 1 });
    expect(await incidents()).toEqual([]);
    expect((await nextJob()).retries).toBe(2);
  });

  test('no retries left is an incident with our words', async () => {
    const job = await nextJob();
    await job.fail({ message: "'quantity' came as text", retries: 0, backOffMs: 0 });
    expect(await incidents()).toMatchObject([{ errorMessage: "'quantity' came as text" }]);
  });

  test('the back-off holds the job back', async () => {
    const job = await nextJob();
    await job.fail({ message: 'Not now', retries: 2, backOffMs: 3_600_000 });
    await expect(nextJob([], 1000, 300)).rejects.toThrow('not handed out');
    await cluster.advance(3_700_000);
    expect((await nextJob()).key).toBe(job.key);
  }, 30_000);

  test('variables given to complete are the variables themselves', async () => {
    await (await nextJob()).complete({ reservedQuantity: 5 });
    expect(await variables()).toEqual({ a: '1', b: '2', reservedQuantity: '5' });
  });

  test('only the variables asked for come along; asking for none brings none', async () => {
    const job = await nextJob(['a']);
    expect(job.variables).toEqual({ a: 1 });
    await cluster.advance(61_000);
    expect((await nextJob([])).variables).toEqual({});
  });

  test('an answer for a job that is gone is told as such', async () => {
    const job = await nextJob();
    await job.complete({});
    await expect(job.complete({})).rejects.toBeInstanceOf(JobGone);
  });

  test('an error that nobody catches is an incident at the element', async () => {
    await (await nextJob()).throwError({ code: 'UNKNOWN_PART', message: 'There is no part X.' });
    expect(await incidents()).toHaveLength(1);
  });

  test('a job handed out twice after its lease is one job: the second answer finds it gone', async () => {
    const first = await nextJob([], 1000);
    await cluster.advance(2000);
    const second = await nextJob();
    expect(second.key).toBe(first.key);
    await second.complete({});
    await expect(first.complete({})).rejects.toBeInstanceOf(JobGone);
  });

  test('a request for jobs that is given up takes none with it', async () => {
    const leaving = new AbortController();
    const request = { type: 'test.other', maxJobs: 1, variables: [], leaseMs: 1000, waitMs: 60_000 };
    const waiting = restJobTransport(camunda, 'test').activate(request, leaving.signal);
    leaving.abort();
    await expect(waiting).rejects.toThrow();
  });
});

describe('a message that starts a flow', () => {
  const flow = join(flowsFolder, 'line-supply');
  const name = 'lineSupplyRequested';
  const started = async () => {
    const filter = { processDefinitionId: ProcessDefinitionId.assumeExists('line-supply') };
    return (await camunda.searchProcessInstances({ filter }, atOnce)).items.length;
  };

  test('is taken and forgotten by the engine before the flow is deployed: so ours waits until it is', async () => {
    const publish = createPublisher(camunda, flowsFolder);
    const message = (key: string) => ({ name, correlationKey: key, messageId: key, variables: { orderLineId: key, supplyWay: 'partReceipt' } });
    await camunda.publishMessage({ ...message('lost'), timeToLive: 3_600_000 });
    await expect(publish(message('kept'))).rejects.toThrow('lineSupplyRequested starts line-supply, which is not deployed yet');
    const resources = ['line-supply.bpmn'].map((file) => new File([readFileSync(join(flow, file), 'utf8')], file));
    await camunda.createDeployment({ resources });
    await publish(message('kept'));
    await publish(message('kept'));
    await until('the kept one has started', async () => (await started()) === 1);
  });

  test('that only wakes a waiting case is published at once', async () => {
    const publish = createPublisher(camunda, flowsFolder);
    await expect(publish({ name: 'orderCorrected', correlationKey: 'DO-1', messageId: 'one', variables: {} })).resolves.toBeUndefined();
  });
});
