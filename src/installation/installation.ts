import { connectCamunda, type CamundaClient } from '../camunda/client';
import type { jobCalls } from '../camunda/job-calls';
import { deployFlows, type DeployedProcess } from '../camunda/deploy';
import type { Clock } from '../clock';
import type { Cluster } from '../cluster';
import type { Config } from '../config';
import type { Logger } from '../log';
import type { CallWay, ObserveCall } from '../http/client';
import type { CheckPassword } from '../http/sign-in';
import type { Directory } from '../people/directory';
import { createSystemClients, type SystemClients } from '../systems/clients';
import { WorkerMetrics } from '../worker/metrics';
import type { JobTransport } from '../worker/transport';
import type { WorkerPool } from '../worker/pool';
import { flowsFolder } from './flows-folder';
import { loadMasterData, type MasterData } from './master-data';
import type { NoticeSettings } from './notice-channel';
import { quiet } from './quiet';
import { startRelays, type Relays } from './relays';
import { systemsOptions } from './systems-options';
import { startSystemsHost, type SystemsHost } from './systems-host';
import { startWorkers } from './workers';

export interface InstallationOptions {
  config: Config;
  /** The embedded engine, started. */
  cluster: Cluster;
  /** Administrator's connection string. */
  adminUrl: string;
  clock: Clock;
  logger: Logger;
  directory: Directory;
  /** Account of workers, relay and deployment, when the engine asks for sign-in. */
  service?: { username: string; password: string };
  /** API keys by caller; the operator's and the workers' are needed. */
  apiKeys: { operator: string; workers: string } & Record<string, string>;
  /** Left out: the systems hold theirs already. */
  masterData?: MasterData | undefined;
  systemsPort: number;
  /** Signs staff in to pages of the systems; left out, nobody. */
  checkPassword?: CheckPassword | undefined;
  /** Company systems that run already, in the configuration's language; who started them stops them. */
  systems?: SystemsHost;
  notices: NoticeSettings;
  /** Diagrams that the engine holds already; left out, those of the flows' folder are deployed. */
  deployed?: DeployedProcess[];
  /** False: workers run elsewhere. */
  withWorkers?: boolean;
  /** See WorkersOptions.around. */
  aroundJobs?: (transport: JobTransport) => JobTransport;
  /** How the engine's REST API is called; left out, by HTTP. */
  way?: { fetch: typeof fetch; jobCallsOf: typeof jobCalls };
  /** How the systems are called; left out, by HTTP. */
  systemsWay?: CallWay;
}

/** Systems, relays, diagrams and workers around a running engine. */
export interface Installation {
  id: string;
  camunda: CamundaClient;
  /** The systems as an operator calls them. */
  clients: SystemClients;
  systems: SystemsHost;
  relays: Relays;
  deployed: DeployedProcess[];
  metrics: WorkerMetrics;
  /** Resolves when nothing goes on by itself any more; rejects after the limit in milliseconds (10 s). */
  quiet(limitMs?: number): Promise<void>;
  /** Finishes jobs in hand, then closes everything but the engine and the database server. */
  stop(): Promise<void>;
}

/** The one place where the parts are put together. */
export async function startInstallation(options: InstallationOptions): Promise<Installation> {
  const { cluster, config, logger, clock } = options;
  // The embedded engine counts its keys anew at each start, so each start is an installation of its own.
  const id = cluster.engineId;
  const systems = options.systems ?? (await startSystemsHost({ ...options, ...systemsOptions(config), port: options.systemsPort }));
  const metrics = new WorkerMetrics();
  const clientsWith = (apiKey: string, observe?: ObserveCall) => createSystemClients((system) => `${systems.url}/${system}`, apiKey, observe, options.systemsWay);
  const clients = clientsWith(options.apiKeys.operator);
  const camunda = connectCamunda(cluster.restAddress, options.service, options.way?.fetch);
  const [deployed] = await Promise.all([
    options.deployed ?? deployFlows(camunda, flowsFolder, config.LOCALE, logger),
    options.masterData && loadMasterData(clients, options.masterData, 'master-data'),
  ]);
  const relays = startRelays({ systems, clients: clientsWith(systems.relayKey), camunda, clock, logger, installation: id, notices: options.notices });
  const jobsComeBy = { around: options.aroundJobs, jobCallsOf: options.way?.jobCallsOf };
  const workers: WorkerPool | undefined =
    options.withWorkers === false ? undefined : startWorkers({ camunda, clients: clientsWith(options.apiKeys.workers, metrics.observeCall), config, installation: id, logger, metrics, ...jobsComeBy });
  return {
    id,
    camunda,
    clients,
    systems,
    relays,
    deployed,
    metrics,
    quiet: (limitMs) => quiet(cluster, relays, limitMs),
    stop: async () => {
      await workers?.stop(config.WORKER_STOP_LIMIT_MS);
      await relays.stop();
      if (!options.systems) await systems.stop();
    },
  };
}
