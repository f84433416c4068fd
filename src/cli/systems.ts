import { join } from 'node:path';
import { accountOf, connectCamunda } from '../camunda/client';
import { wallClock } from '../clock';
import { readConfig, type Config } from '../config';
import { required } from './required';
import { apiKeysOf } from '../installation/api-keys';
import { noticeSettings } from '../installation/notice-channel';
import { startRelays } from '../installation/relays';
import { startSystemsHost } from '../installation/systems-host';
import { systemsOptions } from '../installation/systems-options';
import { createLogger } from '../log';
import { createAuthenticate } from '../people/authenticate';
import { loadDirectory } from '../people/directory-file';
import { createSystemClients } from '../systems/clients';
import { afterAll, onSignal, type Shutdown } from './shutdown';

const demoPeople = join(import.meta.dirname, '..', 'people', 'demo-people.json');

/**
 * `npm run systems`: the company systems, the people directory and the relays of their outboxes as a process
 * of their own, beside a Camunda cluster and a PostgreSQL. One process at a time. Settings come from the environment.
 */
async function main(): Promise<void> {
  const config = readConfig();
  const shutdown = afterAll();
  onSignal(() => shutdown.run());
  try {
    await run(config, shutdown);
  } catch (error) {
    if (shutdown.begun) return;
    await shutdown.run();
    throw error;
  }
}

async function run(config: Config, shutdown: Shutdown): Promise<void> {
  const logger = createLogger(config.LOG_LEVEL);
  const installation = required(config, 'INSTALLATION_ID');
  const directory = await loadDirectory(config.PEOPLE_FILE ?? demoPeople);
  const demoPassword = config.DEMO_PASSWORD;
  const starting = startSystemsHost({
    adminUrl: required(config, 'DATABASE_URL'),
    clock: wallClock,
    logger,
    apiKeys: apiKeysOf(config),
    ...systemsOptions(config),
    directory,
    ...(demoPassword === undefined ? {} : { checkPassword: createAuthenticate(directory, { people: demoPassword, services: {} }) }),
    port: config.SYSTEMS_PORT,
    address: config.LISTEN_ADDRESS,
  });
  const systems = await shutdown.keep('systems', starting);
  if (shutdown.begun) return;
  const relays = startRelays({
    systems,
    clients: createSystemClients((system) => `${systems.url}/${system}`, systems.relayKey),
    camunda: connectCamunda(config.CAMUNDA_REST_ADDRESS, accountOf(config)),
    clock: wallClock,
    logger,
    installation,
    notices: noticeSettings(config),
  });
  shutdown.add('relays', () => relays.stop());
  logger.info({ url: systems.url, systems: systems.systems.map(({ name }) => name) }, 'systems.started');
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
