import { join } from 'node:path';
import { accountOf, connectCamunda } from '../camunda/client';
import { wallClock } from '../clock';
import { systemUrl, type Config } from '../config';
import { apiKeysOf } from '../installation/api-keys';
import { startIntegrityChecks } from '../installation/integrity';
import { noticeSettings } from '../installation/notice-channel';
import { systemNames } from '../installation/open-systems';
import { startRelays } from '../installation/relays';
import { startSystemsHost } from '../installation/systems-host';
import { systemsOptions } from '../installation/systems-options';
import { SystemMetrics } from '../monitoring/system-metrics';
import { createAuthenticate } from '../people/authenticate';
import { loadDirectory } from '../people/directory-file';
import { contracts, createSystemClients } from '../systems/clients';
import { required } from './required';
import { runService, type ServiceParts } from './service';

const demoPeople = join(import.meta.dirname, '..', 'people', 'demo-people.json');
const metrics = new SystemMetrics();

/**
 * `npm run systems [-- SYSTEM ...]`: the company systems, the people directory and the relays of their outboxes as a
 * process of their own, beside a Camunda cluster and a PostgreSQL; with names, these systems only, which reach the
 * others at their URLs. Settings come from the environment.
 */
runService({
  name: 'systems',
  registry: metrics.registry,
  monitoringPort: (config) => config.SYSTEMS_METRICS_PORT,
  stopLimitMs: (config) => config.SYSTEMS_STOP_LIMIT_MS,
  start: run,
});

async function run({ config, logger, shutdown, readiness }: ServiceParts): Promise<void> {
  const only = namesOf(process.argv.slice(2));
  const apiKeys = apiKeysOf(config);
  const installation = required(config, 'INSTALLATION_ID');
  const directory = await loadDirectory(config.PEOPLE_FILE ?? demoPeople);
  const demoPassword = config.DEMO_PASSWORD;
  const camunda = connectCamunda(config.CAMUNDA_REST_ADDRESS, accountOf(config));
  const starting = startSystemsHost({
    adminUrl: required(config, 'DATABASE_URL'),
    clock: wallClock,
    logger,
    apiKeys,
    ownKeys: sharedKeys(config, only),
    ...systemsOptions(config),
    directory,
    ...(demoPassword === undefined ? {} : { checkPassword: createAuthenticate(directory, { people: demoPassword, services: {} }) }),
    port: config.SYSTEMS_PORT,
    address: config.LISTEN_ADDRESS,
    only,
    elsewhere: (system) => systemUrl(config, system),
    onRequest: metrics.observeRequest,
  });
  const systems = await shutdown.keep('systems', starting.then((host) => ({ ...host, stop: () => host.stop(config.SYSTEMS_STOP_LIMIT_MS) })));
  if (shutdown.begun) return;
  const here = systems.systems.map(({ name }) => name);
  const urlOf = (system: string) => (here.includes(system) ? `${systems.url}/${system}` : systemUrl(config, system));
  const relays = startRelays({
    systems,
    clients: createSystemClients(urlOf, systems.relayKey),
    camunda,
    clock: wallClock,
    logger,
    installation,
    notices: noticeSettings(config),
    onDelivery: metrics.observeDelivery,
  });
  shutdown.add('relays', () => relays.stop(config.SYSTEMS_STOP_LIMIT_MS));
  metrics.countFrom0(Object.values(contracts).flatMap(({ system, operations }) => (here.includes(system) ? Object.keys(operations).map((operation) => ({ system, operation })) : [])));
  metrics.watchOutboxes(() => relays.backlogs());
  const [operatorKey = ''] = [apiKeys['operator'] ?? []].flat();
  const checks = startIntegrityChecks({
    clients: createSystemClients(urlOf, operatorKey),
    metrics,
    clock: wallClock,
    logger,
    systems: here,
    urlOf,
    apiKey: operatorKey,
    everyMinutes: config.INTEGRITY_CHECK_MINUTES,
  });
  shutdown.add('integrity checks', () => checks.stop());
  readiness.started(
    { name: 'database', needed: true, look: () => Promise.all(systems.systems.map((system) => system.isThere())) },
    // Orders are taken in while the engine is away: they wait in the outbox.
    { name: 'engine', needed: false, look: () => camunda.getTopology() },
    ...(systems.signIn ? [{ name: 'identity provider', needed: false, look: () => systems.signIn?.isThere() ?? Promise.resolve() }] : []),
  );
  logger.info({ url: systems.url, systems: here }, 'systems.started');
}

/** Keys of relays and reports: these must be known to the other processes when the systems run in several. */
function sharedKeys(config: Config, only: string[] | undefined) {
  const keys = { relay: config.RELAY_API_KEY, reports: config.REPORTS_API_KEY };
  if (only && !(keys.relay && keys.reports)) throw new Error('RELAY_API_KEY and REPORTS_API_KEY are not set: systems in several processes know each other by them.');
  return keys;
}

/** The systems that were named; undefined for none, which means all. */
function namesOf(given: string[]): string[] | undefined {
  const unknown = given.find((name) => !systemNames.includes(name));
  if (unknown !== undefined) throw new Error(`There is no system '${unknown}'. There are: ${systemNames.join(', ')}.`);
  return given.length > 0 ? given : undefined;
}
