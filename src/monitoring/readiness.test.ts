import { expect, test } from '@jest/globals';
import { Readiness } from './readiness';

const up = { name: 'database', needed: true, look: () => Promise.resolve() };
const down = (needed: boolean) => ({ name: 'engine', needed, look: () => Promise.reject(new Error('ECONNREFUSED')) });

test('is ready once started, while what it needs is there, until it stops', async () => {
  const readiness = new Readiness();
  expect(await readiness.tell()).toEqual({ status: 'starting', checks: {} });
  readiness.started(up, down(false));
  expect(await readiness.tell()).toEqual({
    status: 'ready',
    checks: { database: { status: 'up', needed: true }, engine: { status: 'down', needed: false, reason: 'ECONNREFUSED' } },
  });
  readiness.stopping();
  expect((await readiness.tell()).status).toBe('stopping');
});

test('is not ready without what it needs, nor while that gives no answer', async () => {
  const away = new Readiness();
  away.started(up, down(true));
  expect((await away.tell()).status).toBe('notReady');
  const silent = new Readiness(10);
  silent.started({ ...up, look: () => new Promise(() => undefined) });
  expect(await silent.tell()).toMatchObject({ status: 'notReady', checks: { database: { reason: 'no answer within 10 ms' } } });
});

test('once it is stopping, a start that ends late does not make it ready', async () => {
  const readiness = new Readiness();
  readiness.stopping();
  readiness.started(up);
  expect((await readiness.tell()).status).toBe('stopping');
});
