import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { CamundaClient } from '@camunda8/orchestration-cluster-api';
import type { Cluster } from '.';
import { ReviewCase } from './testing/review-case';
import { deploy, startTestCluster } from './testing/test-cluster';

let cluster: Cluster;
let client: CamundaClient;

beforeAll(async () => {
  ({ cluster, client } = await startTestCluster());
  await deploy(client, 'review.bpmn', 'opinion.form');
});
afterAll(() => cluster.stop());

test('the SDK’s gRPC client sees the topology and works on a job', async () => {
  const { processInstanceKey } = await ReviewCase.start(client, { caseNo: 'C-1' });
  const script = join(import.meta.dirname, 'testing', 'grpc-worker.ts');
  const worker = spawn(process.execPath, ['--import', 'tsx', script, cluster.grpcAddress], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(worker, 'exit');
  const [line] = z.tuple([z.string()]).parse(await once(createInterface({ input: worker.stdout }), 'line'));
  expect(JSON.parse(line)).toMatchObject({ clusterSize: 1, gatewayVersion: '8.8.21' });
  await cluster.until(() => [...cluster.tables.userTasks.ofInstance(processInstanceKey)].length === 1, 'the worker has done the job');
  expect(await ended).toEqual([0, null]);
});

test('the gateway listens on loopback only', async () => {
  const port = Number(cluster.grpcAddress.split(':')[1]);
  const others = Object.values(networkInterfaces()).flatMap((list) => (list ?? []).filter((each) => !each.internal && each.family === 'IPv4'));
  for (const { address } of others) expect(await isOpen(address, port)).toBe(false);
  expect(await isOpen('127.0.0.1', port)).toBe(true);
});

function isOpen(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1_000 });
    const end = (open: boolean) => (socket.destroy(), resolve(open));
    socket.on('connect', () => end(true)).on('error', () => end(false)).on('timeout', () => end(false));
  });
}
