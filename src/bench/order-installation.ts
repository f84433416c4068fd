import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedDatabase } from '../database/embedded';
import { freePort } from '../database/free-port';
import type { MasterData } from '../installation/master-data';
import { createSystemClients, type SystemClients } from '../systems/clients';
import { addresses } from './cluster-addresses';
import { startPart, type Part } from './processes/child';
import { runCommand, startCommand, type Running } from './processes/command';
import type { Measured } from './processes/usage';

/** The whole installation as it runs in earnest: each part a process of its own. */
export interface OrderInstallation {
  cluster: Part;
  restAddress: string;
  /** Password of every person and of the service account. */
  password: string;
  /** The systems as a dealer calls them, and as the company's own people do. */
  clients: SystemClients;
  systems: SystemClients;
  /** Where the workers tell their figures. */
  metricsUrl: string;
  /** Where the systems answer, and an operator's key. */
  door: { systemsUrl: string; apiKey: string };
  /** Connection string of the database's administrator. */
  databaseUrl: string;
  /** Its processes by name. */
  processes: Record<string, Measured>;
  stop(): Promise<void>;
}

const password = 'only-for-this-measurement';
const key = 'only-for-this-measurement';

/** Starts PostgreSQL, cluster, systems and workers, and deploys every flow with the given master data. */
export async function startOrderInstallation(masterData: MasterData): Promise<OrderInstallation> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const each of stops.toReversed()) await each();
  };
  try {
    const folder = await mkdtemp(join(tmpdir(), 'aftersales-flows-bench-'));
    stops.push(() => rm(folder, { recursive: true, force: true }));
    const masterDataFile = join(folder, 'master-data.json');
    await writeFile(masterDataFile, JSON.stringify(masterData));
    const database = await startEmbeddedDatabase();
    stops.push(() => database.stop());
    const cluster = await startPart('cluster', 'cluster-host', [], { BENCH_PASSWORD: password });
    stops.push(() => cluster.stop());
    const { rest, engineId, enginePid } = await cluster.ask({ ask: 'addresses' }, addresses);
    const [systemsPort, metricsPort] = [await freePort(), await freePort()];
    const systemsUrl = `http://127.0.0.1:${systemsPort}`;
    const metricsUrl = `http://127.0.0.1:${metricsPort}`;
    const env = {
      LOG_LEVEL: 'warn',
      CAMUNDA_REST_ADDRESS: rest,
      CAMUNDA_BASIC_AUTH_USERNAME: 'workers',
      CAMUNDA_BASIC_AUTH_PASSWORD: password,
      DATABASE_URL: database.url,
      INSTALLATION_ID: engineId,
      MASTER_DATA: masterDataFile,
      RUN_FOLDER: folder,
      // A look at all books in the middle of a measurement would be seen in its figures.
      INTEGRITY_CHECK_MINUTES: '0',
      SYSTEMS_PORT: String(systemsPort),
      SYSTEMS_URL: systemsUrl,
      WORKERS_METRICS_PORT: String(metricsPort),
      WORKERS_API_KEY: `workers-${key}`,
      DEALERS_API_KEY: `dealers-${key}`,
      OPERATOR_API_KEY: `operator-${key}`,
    };
    const started = async (name: string, url: string): Promise<Running> => {
      const running = await startCommand(name, env, url);
      stops.push(() => running.stop());
      return running;
    };
    const systemsHost = await started('systems', `${systemsUrl}/order-desk/health`);
    await runCommand('deploy', env);
    const workers = await started('workers', `${metricsUrl}/health`);
    const clientsWith = (apiKey: string) => createSystemClients((system) => `${systemsUrl}/${system}`, apiKey);
    return {
      cluster,
      restAddress: rest,
      password,
      clients: clientsWith(env.DEALERS_API_KEY),
      systems: clientsWith(env.OPERATOR_API_KEY),
      metricsUrl,
      door: { systemsUrl, apiKey: env.OPERATOR_API_KEY },
      databaseUrl: database.url,
      processes: { workers: workers.pid, systems: systemsHost.pid, 'REST API': cluster.pid, engine: enginePid, PostgreSQL: { program: 'postgres' } },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
