import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createLogger } from '../../log';
import { document } from './broker';
import { EngineProcess } from './engine-process';
import { ensureEngine } from './ensure-engine';
import { ownJvms, type Jvm, type JvmKeeper } from './jvm';
import type { EngineRecord } from './record';

/** The conversation with the JVM itself, below all HTTP. */
let engine: EngineProcess;
let starts = 0;
const records: EngineRecord[] = [];
const deploy = { valueType: 'DEPLOYMENT', intent: 'CREATE', value: { resources: [] } };

beforeAll(async () => {
  const logger = createLogger('silent');
  const jdk = await ensureEngine(logger);
  engine = await EngineProcess.start(
    { jdk, grpcPort: 0, startDate: new Date('2026-01-05T00:00:00Z'), maxHeap: '256m', logger },
    { started: () => starts++, record: (record) => void records.push(record), drained: () => undefined, died: () => undefined },
  );
});
afterAll(() => engine.stop());

test('a request that makes no sense is answered as an error, and the next one is served', async () => {
  await expect(engine.ask({})).rejects.toThrow('valueType');
  await expect(engine.ask({ ...deploy, valueType: 'NONSENSE' })).rejects.toThrow('NONSENSE');
  await expect(engine.ask({ ...deploy, intent: 'NONSENSE' })).rejects.toThrow();
  await expect(engine.ask({ ...deploy, value: 5 })).rejects.toThrow();
  await expect(engine.ask({ ...deploy, value: { resources: [{ resource: { $base64: '***' } }] } })).rejects.toThrow();
  await expect(engine.ask({ advanceClockMs: -5 })).rejects.toThrow('only moves forward');
  await expect(engine.ask({ restart: { startDate: 'someday' } })).rejects.toThrow('someday');
  expect((await engine.ask(deploy)).position).toBeGreaterThan(0);
});

test('an answer comes before the records that it brings about', async () => {
  const seenAtAnswer = await new Promise<number>((resolve, reject) => {
    records.length = 0;
    engine.send(deploy, { answered: ({ position }) => resolve(records.filter((each) => each.sourceRecordPosition === position).length), refused: reject });
  });
  expect(seenAtAnswer).toBe(0);
});

test('the clock moves on, and a restart sets it anew', async () => {
  const { now = 0 } = await engine.ask({ advanceClockMs: 86_400_000 });
  expect(new Date(now).toISOString()).toMatch(/^2026-01-06T00:/);
  const restarted = await engine.ask({ restart: { startDate: '2025-06-01T00:00:00Z' } });
  expect(new Date(restarted.now ?? 0).toISOString()).toMatch(/^2025-06-01T00:/);
  expect(starts).toBe(2);
});

test('an engine starts in the JVM that another one has given back, and hears nothing of it', async () => {
  const logger = createLogger('silent');
  const jdk = await ensureEngine(logger);
  const given: Jvm[] = [];
  const jvms: JvmKeeper = {
    take: (program, programArguments) => given.pop() ?? ownJvms.take(program, programArguments),
    giveBack: (jvm) => Promise.resolve(void given.push(jvm)),
  };
  const settings = { jdk, grpcPort: 0, startDate: undefined, maxHeap: '256m', logger, jvms };
  const heard: EngineRecord[] = [];
  const listener = { started: () => undefined, record: (record: EngineRecord) => void heard.push(record), drained: () => undefined, died: () => undefined };
  const first = await EngineProcess.start(settings, listener);
  const message = { name: 'ofTheFirst', correlationKey: 'x', timeToLive: 1000, variables: document({}) };
  // Given back while it is at work.
  first.send({ valueType: 'MESSAGE', intent: 'PUBLISH', value: message }, { answered: () => undefined, refused: () => undefined });
  await first.stop();
  await expect(first.ask(deploy)).rejects.toThrow('stopped');
  heard.length = 0;
  const second = await EngineProcess.start(settings, listener);
  expect(second.processId).toBe(first.processId);
  expect((await second.ask(deploy)).position).toBeGreaterThan(0);
  expect(JSON.stringify(heard)).not.toContain('ofTheFirst');
  await second.stop();
  await given[0]?.stop(4_000);
});
