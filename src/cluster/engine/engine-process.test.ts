import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createLogger } from '../../log';
import { EngineProcess } from './engine-process';
import { ensureEngine } from './ensure-engine';
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
