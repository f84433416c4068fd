import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { VirtualClock } from '../clock';
import { startCluster } from '../cluster';
import { readConfig } from '../config';
import { startEmbeddedDatabase } from '../database/embedded';
import { startInstallation } from '../installation/installation';
import { readMasterData } from '../installation/master-data';
import { takePlace, writeSettings } from '../installation/run-folder';
import { createLogger } from '../log';
import { createAuthenticate } from '../people/authenticate';
import { loadDirectory } from '../people/directory-file';
import { playMorning } from '../demo/play';
import { announce, announceNextSteps, type Announced } from './announce';
import { afterAll, onSignal } from './shutdown';

const root = join(import.meta.dirname, '..', '..');
const secret = () => randomBytes(18).toString('base64url');

/** `npm start`: everything on this machine, until Ctrl-C. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const config = readConfig();
  const place = takePlace();
  const shutdown = afterAll();
  shutdown.add('place', () => Promise.resolve(place.leave()));
  onSignal(() => shutdown.run());
  try {
    await run(options, config, shutdown);
  } catch (error) {
    await shutdown.run();
    throw error;
  }
}

interface Options {
  empty: boolean;
  withWorkers: boolean;
}

function readOptions(given: string[]): Options {
  const known = ['--empty', '--no-workers'];
  const unknown = given.find((option) => !known.includes(option));
  if (unknown !== undefined) throw new Error(`'${unknown}' is no option of npm start; there are: ${known.join(', ')}.`);
  return { empty: given.includes('--empty'), withWorkers: !given.includes('--no-workers') };
}

async function run(options: Options, config: ReturnType<typeof readConfig>, shutdown: ReturnType<typeof afterAll>): Promise<void> {
  const began = performance.now();
  const logger = createLogger(config.LOG_LEVEL === 'info' ? 'warn' : config.LOG_LEVEL, process.stderr);
  const clock = new VirtualClock(new Date(Date.now()));
  const directory = await loadDirectory(config.PEOPLE_FILE ?? join(root, 'src', 'people', 'demo-people.json'));
  const demoPassword = config.DEMO_PASSWORD ?? secret();
  const service = { username: 'workers', password: secret() };
  const apiKeys = { workers: secret(), dealers: secret(), operator: secret() };
  const [database, cluster] = await Promise.all([
    config.DATABASE_URL === undefined ? startEmbeddedDatabase() : { url: config.DATABASE_URL, stop: () => Promise.resolve() },
    startCluster({
      restPort: config.REST_PORT,
      grpcPort: config.GRPC_PORT,
      monitoringPort: config.MONITORING_PORT,
      authenticate: createAuthenticate(directory, { people: demoPassword, services: { [service.username]: service.password } }),
      onTimeMoved: (milliseconds) => clock.advance(milliseconds),
      logger,
    }),
  ]);
  shutdown.add('database', () => database.stop());
  shutdown.add('engine', () => cluster.stop());
  const installation = await startInstallation({
    config,
    cluster,
    adminUrl: database.url,
    clock,
    logger,
    directory,
    service,
    apiKeys,
    masterData: await readMasterData(join(root, 'src', 'demo', 'master-data.json')),
    systemsPort: config.SYSTEMS_PORT,
    noticeFolder: join(root, config.NOTICE_FOLDER),
    withWorkers: options.withWorkers,
  });
  shutdown.add('installation', () => installation.stop());
  const seconds = (performance.now() - began) / 1000;
  const settings = writeSettings({
    CAMUNDA_REST_ADDRESS: cluster.restAddress,
    CAMUNDA_BASIC_AUTH_USERNAME: service.username,
    CAMUNDA_BASIC_AUTH_PASSWORD: service.password,
    INSTALLATION_ID: installation.id,
    SYSTEMS_URL: installation.systems.url,
    WORKERS_API_KEY: apiKeys.workers,
    DEALERS_API_KEY: apiKeys.dealers,
    OPERATOR_API_KEY: apiKeys.operator,
    DEMO_PASSWORD: demoPassword,
  });
  const announced: Announced = { cluster, installation, directory, demoPassword, settings, seconds, config };
  announce(announced);
  if (!options.empty) await playMorning({ ...announced, clock, logger }, (staff) => shutdown.add('staff', () => staff.stop()));
  announceNextSteps();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  if (process.env['LOG_LEVEL'] === 'debug') console.error(error);
  process.exit(1);
});
