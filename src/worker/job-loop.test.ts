import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { createLogger } from '../log';
import { until } from '../../test/support/until';
import type { Worker } from './define';
import { fakeJob, fakeTransport, type FakeJob } from './fake-job';
import { JobLoop } from './job-loop';
import { WorkerMetrics } from './metrics';
import { JobGone } from './transport';

function loopOver(batches: (FakeJob[] | Error)[], run: Worker<object>['run'], maxJobs = 2) {
  const transport = fakeTransport(batches);
  const worker: Worker<object> = { kind: 'job', type: 't.do', input: z.object({}), output: z.object({}), run };
  const loop = new JobLoop(worker, {
    transport,
    clients: {},
    installation: 'i1',
    logger: createLogger('silent'),
    metrics: new WorkerMetrics(),
    maxJobs,
    leaseMs: 1000,
  });
  loop.start();
  return { loop, transport };
}

describe('JobLoop', () => {
  test('completes what it fetches', async () => {
    const job = fakeJob();
    const { loop } = loopOver([[job]], () => Promise.resolve({}));
    await until('the job is answered', () => job.answers.length === 1);
    await loop.stop(1000);
    expect(job.answers).toEqual([{ kind: 'complete', with: {} }]);
  });

  test('never asks for more than it may hold', async () => {
    const gates: (() => void)[] = [];
    const jobs = [fakeJob({ key: '1' }), fakeJob({ key: '2' })];
    const { loop, transport } = loopOver([jobs], () => new Promise((resolve) => gates.push(() => resolve({}))));
    await until('both are in hand', () => gates.length === 2);
    expect(transport.requests).toEqual([2]);
    gates[0]?.();
    await until('there is room for one more', () => transport.requests.length === 2);
    expect(transport.requests).toEqual([2, 1]);
    gates[1]?.();
    await loop.stop(1000);
  });

  test('comes back by itself after the gateway was away', async () => {
    const job = fakeJob();
    const { loop } = loopOver([new Error('ECONNREFUSED'), new Error('ECONNREFUSED'), [job]], () => Promise.resolve({}));
    await until('the job is answered', () => job.answers.length === 1);
    await loop.stop(1000);
  });

  test('stopping finishes the jobs in hand', async () => {
    let finish: (() => void) | undefined;
    const job = fakeJob();
    const { loop } = loopOver([[job]], () => new Promise((resolve) => (finish = () => resolve({}))));
    await until('the job is in hand', () => finish !== undefined);
    const stopped = loop.stop(5000);
    finish?.();
    await stopped;
    expect(job.answers).toHaveLength(1);
  });

  test('stopping hands back what takes too long, with the retries it had; its late end is not told', async () => {
    let finish: (() => void) | undefined;
    const job = fakeJob({ retries: 2 });
    const { loop } = loopOver([[job]], () => new Promise((resolve) => (finish = () => resolve({}))));
    await until('the job is in hand', () => finish !== undefined);
    await loop.stop(5);
    finish?.();
    await loop.stop(1000);
    expect(job.answers).toEqual([{ kind: 'fail', with: { message: expect.stringContaining('handed back'), retries: 2, backOffMs: 0 } }]);
  });

  test('repeats a lost answer, without repeating the work', async () => {
    let runs = 0;
    let tries = 0;
    const job = fakeJob({
      complete: () => {
        tries += 1;
        return tries < 3 ? Promise.reject(new Error('socket hang up')) : Promise.resolve();
      },
    });
    const { loop } = loopOver([[job]], () => {
      runs += 1;
      return Promise.resolve({});
    });
    await until('the answer arrived', () => tries === 3);
    await loop.stop(1000);
    expect(runs).toBe(1);
  });

  test('a job that is gone is let go', async () => {
    let tries = 0;
    const job = fakeJob({
      complete: () => {
        tries += 1;
        return Promise.reject(new JobGone('gone'));
      },
    });
    const { loop } = loopOver([[job]], () => Promise.resolve({}));
    await until('the answer was given', () => tries === 1);
    await loop.stop(1000);
    expect(tries).toBe(1);
  });
});
