import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { VirtualClock } from '../clock';
import { isEngineBuilt, startCluster, type Cluster } from '../cluster';
import type { Config } from '../config';
import { startEmbeddedDatabase, type EmbeddedDatabase } from '../database/embedded';
import { startInstallation, type Installation } from '../installation/installation';
import { noticeSettings } from '../installation/notice-channel';
import { writeSettings } from '../installation/run-folder';
import { createLogger } from '../log';
import { createAuthenticate } from '../people/authenticate';
import { loadDirectory } from '../people/directory-file';
import { playDay } from '../demo/play';
import { readSample } from '../demo/sample';
import { announce, announceNextSteps, type Announced } from './announce';
import type { Shutdown } from './shutdown';

const root = join(import.meta.dirname, '..', '..');
const secret = () => randomBytes(18).toString('base64url');

export interface StartOptions {
  /** Without orders and scripted staff, in today's time. */
  empty: boolean;
  /** False: workers run elsewhere. */
  withWorkers: boolean;
}

/** Starts database, engine and installation, then plays the day; each part goes into the shutdown as it starts. */
export async function startEverything(options: StartOptions, config: Config, shutdown: Shutdown): Promise<void> {
  const logger = createLogger(config.LOG_LEVEL === 'info' ? 'warn' : config.LOG_LEVEL, process.stderr);
  const sample = await readSample();
  let clock = new VirtualClock(new Date(Date.now()));
  const directory = await loadDirectory(config.PEOPLE_FILE ?? join(root, 'src', 'people', 'demo-people.json'));
  const demoPassword = config.DEMO_PASSWORD ?? secret();
  const service = { username: 'workers', password: secret() };
  const apiKeys = { workers: secret(), dealers: secret(), carriers: secret(), 'customer-service': secret(), operator: secret() };
  const authenticate = createAuthenticate(directory, { people: demoPassword, services: { [service.username]: service.password } });
  if (!isEngineBuilt()) console.log('Building the engine: the first time, Maven brings its jars, which takes a minute or two …');
  const [database, cluster] = await Promise.all([
    shutdown.keep('database', startDatabase(config)),
    shutdown.keep(
      'engine',
      startCluster({
        restPort: config.REST_PORT,
        grpcPort: config.GRPC_PORT,
        monitoringPort: config.MONITORING_PORT,
        // The day is played in its own time; without it, it is now.
        ...(options.empty ? {} : { startDate: sample.opensAt }),
        authenticate,
        onTimeMoved: (milliseconds) => clock.advance(milliseconds),
        onDied: (reason) => endWithout(reason, shutdown),
        logger,
      }),
    ),
  ]);
  if (shutdown.begun) return;
  clock = new VirtualClock(cluster.now());
  const starting = startInstallation({
    config,
    cluster,
    adminUrl: database.url,
    clock,
    logger,
    directory,
    service,
    apiKeys,
    checkPassword: authenticate,
    masterData: sample.masterData,
    systemsPort: config.SYSTEMS_PORT,
    notices: noticeSettings(config),
    withWorkers: options.withWorkers,
  });
  const installation = await shutdown.keep('installation', starting);
  if (shutdown.begun) return;
  const seconds = performance.now() / 1000;
  const settings = writeSettings(config, { LOCALE: config.LOCALE, DATABASE_URL: database.url, ...settingsOf(cluster, installation, { ...apiKeys, demoPassword, service }) });
  const announced: Announced = { cluster, installation, directory, demoPassword, settings, seconds, config };
  announce(announced);
  if (!options.withWorkers) console.log('\nWithout workers nothing goes on: start them in a second terminal with npm run workers.');
  if (!options.empty) await playDay({ ...announced, clock, logger }, sample, (day) => shutdown.add('day', () => day.stop()));
  if (shutdown.begun) return;
  announceNextSteps();
}

interface Secrets {
  workers: string;
  dealers: string;
  carriers: string;
  'customer-service': string;
  operator: string;
  demoPassword: string;
  service: { username: string; password: string };
}

/** What commands beside this one need to take part. */
function settingsOf(cluster: Cluster, installation: Installation, secrets: Secrets): Record<string, string> {
  return {
    CAMUNDA_REST_ADDRESS: cluster.restAddress,
    CAMUNDA_BASIC_AUTH_USERNAME: secrets.service.username,
    CAMUNDA_BASIC_AUTH_PASSWORD: secrets.service.password,
    INSTALLATION_ID: installation.id,
    SYSTEMS_URL: installation.systems.url,
    WORKERS_API_KEY: secrets.workers,
    DEALERS_API_KEY: secrets.dealers,
    CARRIERS_API_KEY: secrets.carriers,
    CUSTOMER_SERVICE_API_KEY: secrets['customer-service'],
    OPERATOR_API_KEY: secrets.operator,
    DEMO_PASSWORD: secrets.demoPassword,
  };
}

function startDatabase({ DATABASE_URL: url }: Config): Promise<EmbeddedDatabase> {
  return url === undefined ? startEmbeddedDatabase() : Promise.resolve({ url, stop: () => Promise.resolve() });
}

/** Without its engine nothing can go on, and a new one would know nothing of the cases. */
function endWithout(reason: string, shutdown: Shutdown): void {
  if (shutdown.begun) return;
  console.error(`${reason} Everything is stopped; start again.`);
  void shutdown.run().then(() => process.exit(1));
}
