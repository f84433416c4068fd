import { request } from 'undici';
import { accountOf, connectCamunda } from '../camunda/client';
import { readOpenIncidents } from '../camunda/open-incidents';
import { readConfig, systemUrl } from '../config';
import { systemNames } from '../installation/open-systems';
import { loadSettings } from '../installation/run-folder';
import { startWorkers } from '../installation/workers';
import { createSystemClients } from '../systems/clients';
import { WorkerMetrics } from '../worker/metrics';
import { required } from './required';
import { runService, type ServiceParts } from './service';

const metrics = new WorkerMetrics();
const incidentsEveryMs = 30_000;

/**
 * `npm run workers [-- SYSTEM]`: the workers of one company system, or of all, as a process of their own.
 * Several copies may run at once. Settings come from the environment; beside a running `npm start`, from it.
 */
loadSettings(readConfig());
runService({
  name: 'workers',
  registry: metrics.registry,
  monitoringPort: (config) => config.WORKERS_METRICS_PORT,
  stopLimitMs: (config) => config.WORKER_STOP_LIMIT_MS,
  start: run,
});

function run({ config, logger, shutdown, readiness }: ServiceParts): Promise<void> {
  const [system] = process.argv.slice(2);
  const camunda = connectCamunda(config.CAMUNDA_REST_ADDRESS, accountOf(config));
  const pool = startWorkers({
    camunda,
    clients: createSystemClients((name) => systemUrl(config, name), required(config, 'WORKERS_API_KEY'), metrics.observeCall),
    config,
    installation: required(config, 'INSTALLATION_ID'),
    logger,
    metrics,
    ...(system === undefined ? {} : { system }),
  });
  shutdown.add('workers', () => pool.stop(config.WORKER_STOP_LIMIT_MS));
  const readIncidents = () => readOpenIncidents(camunda).then((open) => metrics.incidentsRead(open), () => metrics.incidentsRead());
  const timer = setInterval(() => void readIncidents(), incidentsEveryMs).unref();
  shutdown.add('incidents', () => Promise.resolve(clearInterval(timer)));
  void readIncidents();
  const called = system === undefined ? systemNames : [system];
  readiness.started(
    { name: 'engine', needed: true, look: () => camunda.getTopology() },
    ...called.map((name) => ({ name, needed: true, look: () => healthOf(systemUrl(config, name)) })),
  );
  logger.info({ system: system ?? 'all' }, 'workers.started');
  return Promise.resolve();
}

async function healthOf(url: string): Promise<void> {
  const { statusCode, body } = await request(`${url}/health`, { headersTimeout: 2_000 });
  await body.dump();
  if (statusCode !== 200) throw new Error(`answered ${statusCode}`);
}
