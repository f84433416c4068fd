import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { ClusterFailure } from '.';
import { ownJvms } from './engine/jvm';
import { startTestCluster } from './testing/test-cluster';

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

async function isGoneWithin(pid: number, milliseconds: number): Promise<boolean> {
  const end = performance.now() + milliseconds;
  while (isAlive(pid) && performance.now() < end) await pause(20);
  return !isAlive(pid);
}

test('a stop ends the JVM and frees the ports; a second stop is no fault', async () => {
  const { cluster, client } = await startTestCluster({ jvms: ownJvms });
  const { processId } = cluster;
  expect(isAlive(processId)).toBe(true);
  await cluster.stop();
  expect(isAlive(processId)).toBe(false);
  await expect(fetch(`${cluster.restAddress}/v2/topology`)).rejects.toThrow();
  await expect(client.getStatus()).rejects.toThrow();
  await cluster.stop();
});

test('the JVM ends by itself when its parent is killed', async () => {
  const script = join(import.meta.dirname, 'testing', 'hold-cluster.ts');
  const parent = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = z.tuple([z.string()]).parse(await once(createInterface({ input: parent.stdout }), 'line'));
  const { processId } = z.object({ processId: z.number() }).parse(JSON.parse(line));
  expect(isAlive(processId)).toBe(true);
  parent.kill('SIGKILL');
  expect(await isGoneWithin(processId, 5_000)).toBe(true);
});

test('when the JVM is killed, the owner is told and requests are refused', async () => {
  const reasons: string[] = [];
  const { cluster, send } = await startTestCluster({ onDied: (reason) => void reasons.push(reason) });
  const poll = send('POST', '/jobs/activation', { type: 'a', timeout: 1000, maxJobsToActivate: 1, requestTimeout: 30_000 });
  await send('GET', '/topology');
  process.kill(cluster.processId, 'SIGKILL');
  expect([200, 503]).toContain((await poll).status);
  expect(await send('GET', '/topology')).toMatchObject({ status: 503, json: { title: 'UNAVAILABLE' } });
  expect(reasons).toEqual(["The engine's process ended with SIGKILL."]);
  await cluster.stop();
});

test.each([
  ['restPort', 'REST API'],
  ['grpcPort', 'gRPC gateway'],
  ['monitoringPort', 'monitoring'],
] as const)('a taken %s is told in one sentence', async (option, purpose) => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = z.object({ port: z.number() }).parse(other.address());
  const start = startTestCluster({ [option]: port });
  await expect(start).rejects.toThrow(ClusterFailure);
  await expect(start).rejects.toThrow(`Port ${port} (${purpose}) is taken: stop what listens there, or choose another port.`);
  other.close();
});
