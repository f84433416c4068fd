import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCamundaClient, type CamundaClient } from '@camunda8/orchestration-cluster-api';
import { createLogger } from '../../log';
import { startCluster, type Cluster, type ClusterOptions } from '..';
import { keptJvms } from './kept-jvms';

export const startDate = new Date('2026-01-05T00:00:00.000Z');
/** For the client's searches: take the first answer, whatever it holds. */
export const atOnce = { consistency: { waitUpToMs: 0 } };

export interface TestCluster {
  cluster: Cluster;
  /** The official client, refusing requests and answers that are not to the letter. */
  client: CamundaClient;
  /** A plain request below /v2. */
  send: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
}

export interface Answer {
  status: number;
  contentType: string;
  json: unknown;
}

/** A cluster on free ports whose time starts on 5 January 2026. */
export async function startTestCluster(options: Partial<ClusterOptions> = {}): Promise<TestCluster> {
  const ports = { restPort: 0, grpcPort: 0, monitoringPort: 0 };
  const cluster = await startCluster({ ...ports, startDate, maxHeap: '512m', logger: createLogger('silent'), jvms: keptJvms, ...options });
  return {
    cluster,
    client: strictClient(cluster),
    send: (method, path, body, headers) => send(`${cluster.restAddress}/v2${path}`, method, body, headers),
  };
}

export function strictClient(cluster: Cluster, account?: { username: string; password: string }): CamundaClient {
  return createCamundaClient({
    config: {
      CAMUNDA_REST_ADDRESS: cluster.restAddress,
      CAMUNDA_SDK_VALIDATION: 'req:strict,res:strict',
      CAMUNDA_SDK_LOG_LEVEL: 'silent',
      ...(account
        ? { CAMUNDA_AUTH_STRATEGY: 'BASIC', CAMUNDA_BASIC_AUTH_USERNAME: account.username, CAMUNDA_BASIC_AUTH_PASSWORD: account.password }
        : { CAMUNDA_AUTH_STRATEGY: 'NONE' }),
    },
  });
}

/** Deploys the named files of the fixtures folder. */
export async function deploy(client: CamundaClient, ...names: string[]) {
  const file = (name: string) => new File([readFileSync(join(import.meta.dirname, '..', 'fixtures', name), 'utf8')], name);
  return client.createDeployment({ resources: names.map(file) });
}

/** One request, its body as JSON unless it is text already. */
export async function send(url: string, method: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const contentType = response.headers.get('content-type') ?? '';
  return { status: response.status, contentType, json: text && contentType.includes('json') ? JSON.parse(text) : text };
}
