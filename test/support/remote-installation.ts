import { randomUUID } from 'node:crypto';
import { accountOf, connectCamunda, type CamundaClient } from '../../src/camunda/client';
import type { DeployedProcess } from '../../src/camunda/deploy';
import { required } from '../../src/cli/required';
import type { Clock } from '../../src/clock';
import { readConfig, systemUrl, type Config } from '../../src/config';
import type { Installation } from '../../src/installation/installation';
import { loadMasterData, type MasterData } from '../../src/installation/master-data';
import { startRelays, type Relays } from '../../src/installation/relays';
import type { SystemsHost } from '../../src/installation/systems-host';
import { startWorkers } from '../../src/installation/workers';
import type { Logger } from '../../src/log';
import { createSystemClients } from '../../src/systems/clients';
import { waitFor } from '../../src/wait';
import { WorkerMetrics } from '../../src/worker/metrics';

export interface RemoteInstallationOptions {
  /** What the environment of its processes says of the cluster: address and sign-in. */
  cluster: Record<string, string>;
  /** Settings that differ from the usual ones. */
  config: Partial<Config>;
  systems: SystemsHost;
  apiKeys: { operator: string; workers: string };
  clock: Clock;
  logger: Logger;
  /** Left out: the systems hold theirs already. */
  masterData?: MasterData | undefined;
  notices: { folder: string };
  /** Diagrams that the cluster holds: `npm run deploy` was there before. */
  deployed: DeployedProcess[];
  withWorkers: boolean;
}

/**
 * An installation beside a remote cluster, put together as `npm run systems` and `npm run workers` do it: of the cluster
 * it has what its settings say, and everything goes by Camunda's REST API.
 */
export async function startRemoteInstallation(options: RemoteInstallationOptions): Promise<Installation> {
  const { systems, apiKeys, clock, logger, notices, deployed, masterData, withWorkers } = options;
  const env = { ...options.cluster, SYSTEMS_URL: systems.url, WORKERS_API_KEY: apiKeys.workers, OPERATOR_API_KEY: apiKeys.operator, INSTALLATION_ID: `remote-${randomUUID()}` };
  const config: Config = { ...readConfig(env), ...options.config };
  const installation = required(config, 'INSTALLATION_ID');
  const camunda = connectCamunda(config.CAMUNDA_REST_ADDRESS, accountOf(config));
  const clientsWith = (apiKey: string) => createSystemClients((system) => systemUrl(config, system), apiKey);
  const clients = clientsWith(required(config, 'OPERATOR_API_KEY'));
  const metrics = new WorkerMetrics();
  if (masterData) await loadMasterData(clients, masterData, 'master-data');
  const relays = startRelays({ systems, clients: clientsWith(systems.relayKey), camunda, clock, logger, installation, notices });
  const workers = withWorkers ? startWorkers({ camunda, clients: clientsWith(required(config, 'WORKERS_API_KEY')), config, installation, logger, metrics }) : undefined;
  return {
    id: installation,
    camunda,
    clients,
    systems,
    relays,
    deployed,
    metrics,
    quiet: (limitMs) => quiet(camunda, relays, limitMs),
    stop: async () => {
      await workers?.stop(config.WORKER_STOP_LIMIT_MS);
      await relays.stop();
    },
  };
}

/** As `src/installation/quiet.ts`, by what the cluster tells of its jobs. */
async function quiet(camunda: CamundaClient, relays: Relays, limitMs = 20_000): Promise<void> {
  let calm = 0;
  await waitFor(
    'the installation to be quiet',
    async () => {
      const isQuiet = (await relays.pending()) === 0 && !(await hasWork(camunda));
      calm = isQuiet ? calm + 1 : 0;
      return calm >= 2 || undefined;
    },
    limitMs,
  );
}

const waiting: ('CREATED' | 'FAILED' | 'TIMED_OUT' | 'RETRIES_UPDATED')[] = ['CREATED', 'FAILED', 'TIMED_OUT', 'RETRIES_UPDATED'];

/** Jobs that will be tried. */
async function hasWork(camunda: CamundaClient): Promise<boolean> {
  const filter = { state: { $in: waiting }, retries: { $gt: 0 } };
  const { items } = await camunda.searchJobs({ filter, page: { from: 0, limit: 1 } }, { consistency: { waitUpToMs: 0 } });
  return (items ?? []).length > 0;
}
