import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { EngineCommand } from '../engine/broker';
import type { EngineRecord } from '../engine/record';
import { JobDispatcher, type ActivationRequest } from './dispatcher';

/** An engine that has as many jobs as a test gives it; `hold` keeps an activation unanswered. */
class FakeEngine {
  available = 0;
  yielded: string[] = [];
  activations = 0;
  hold: Promise<void> = Promise.resolve();
  private lastKey = 100;

  async execute(command: EngineCommand): Promise<EngineRecord> {
    if (command.intent === 'YIELD') {
      this.yielded.push(command.key ?? '');
      return record('JOB', 'YIELDED', { type: 'a' });
    }
    this.activations++;
    const count = Math.min(this.available, Number(command.value['maxJobsToActivate']));
    this.available -= count;
    const jobKeys = Array.from({ length: count }, () => ++this.lastKey);
    await this.hold;
    return record('JOB_BATCH', 'ACTIVATED', { jobKeys, jobs: jobKeys.map(() => job) });
  }
}

const record = (valueType: string, intent: string, value: unknown): EngineRecord => ({
  valueType,
  recordType: 'EVENT',
  intent,
  key: 1,
  position: 1,
  sourceRecordPosition: 0,
  timestamp: 0,
  rejectionType: '',
  rejectionReason: '',
  value,
});
const job = {
  type: 'a',
  bpmnProcessId: 'p',
  processDefinitionVersion: 1,
  processDefinitionKey: 1,
  processInstanceKey: 1,
  elementId: 'Task',
  elementInstanceKey: 1,
  customHeaders: {},
  worker: 'w',
  retries: 3,
  deadline: 0,
  variables: {},
  tenantId: '<default>',
  jobKind: 'BPMN_ELEMENT',
  jobListenerEventType: 'UNSPECIFIED',
  tags: [],
};

let engine: FakeEngine;
let dispatcher: JobDispatcher;
let client: AbortController;
let isThere: boolean;

beforeEach(() => {
  engine = new FakeEngine();
  isThere = true;
  dispatcher = new JobDispatcher(engine, () => isThere);
  client = new AbortController();
});
afterEach(() => dispatcher.close());

const request = (change: Partial<ActivationRequest> = {}): ActivationRequest => ({
  type: 'a',
  worker: 'w',
  timeout: 1000,
  maxJobsToActivate: 1,
  fetchVariable: [],
  tenantIds: ['<default>'],
  waitMs: 60_000,
  signal: client.signal,
  ...change,
});
const newJob = () => {
  engine.available++;
  tell(record('JOB', 'CREATED', { type: 'a' }));
};
/** A record, and nothing after it. */
const tell = (told: EngineRecord) => {
  dispatcher.hear(told);
  dispatcher.drained();
};
/** Lets everything that is ready run. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

test('a poll takes the jobs that are there', async () => {
  engine.available = 3;
  expect(await dispatcher.activate(request({ maxJobsToActivate: 2 }))).toHaveLength(2);
});

test('a waiting poll is answered when the log tells of a job of its type', async () => {
  const poll = dispatcher.activate(request());
  await settle();
  tell(record('JOB', 'CREATED', { type: 'another' }));
  await settle();
  expect(engine.activations).toBe(1);
  newJob();
  expect(await poll).toHaveLength(1);
});

test('the engine is not asked for jobs that the log has not told of', async () => {
  isThere = false;
  const poll = dispatcher.activate(request());
  await settle();
  expect(engine.activations).toBe(0);
  isThere = true;
  newJob();
  expect(await poll).toHaveLength(1);
});

test('polls are served in their order; who finds nothing keeps its place', async () => {
  const answered: number[] = [];
  const polls = [1, 2, 3].map((number) => dispatcher.activate(request()).then(() => answered.push(number)));
  await settle();
  newJob();
  await settle();
  expect(answered).toEqual([1]);
  newJob();
  newJob();
  await Promise.all(polls);
  expect(answered).toEqual([1, 2, 3]);
});

test('a sign that comes while the engine is asked is not lost', async () => {
  let release = () => {};
  engine.hold = new Promise((resolve) => (release = resolve));
  const poll = dispatcher.activate(request());
  await settle();
  newJob();
  release();
  expect(await poll).toHaveLength(1);
});

test('who hangs up while waiting is forgotten', async () => {
  const poll = dispatcher.activate(request());
  await settle();
  client.abort();
  expect(await poll).toEqual([]);
  newJob();
  await settle();
  expect(engine.available).toBe(1);
});

test('jobs activated for somebody who has hung up are given back, their retries as they were', async () => {
  let release = () => {};
  engine.hold = new Promise((resolve) => (release = resolve));
  engine.available = 1;
  const poll = dispatcher.activate(request());
  await settle();
  client.abort();
  release();
  expect(await poll).toEqual([]);
  await settle();
  expect(engine.yielded).toEqual(['101']);
});

test('waiting ends with nothing: at the limit, at once when told so, and when the cluster stops', async () => {
  expect(await dispatcher.activate(request({ waitMs: 5 }))).toEqual([]);
  expect(await dispatcher.activate(request({ waitMs: -1 }))).toEqual([]);
  const poll = dispatcher.activate(request());
  await settle();
  dispatcher.close();
  expect(await poll).toEqual([]);
});

test('a resolved incident of a job wakes the polls', async () => {
  const poll = dispatcher.activate(request());
  await settle();
  engine.available = 1;
  tell(record('INCIDENT', 'RESOLVED', { jobKey: 5 }));
  expect(await poll).toHaveLength(1);
});
