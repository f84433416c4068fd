import express from 'express';
import { accountOf, connectCamunda } from '../camunda/client';
import { readConfig, systemUrl } from '../config';
import { listenOn } from '../http/listen';
import { loadSettings } from '../installation/run-folder';
import { startWorkers } from '../installation/workers';
import { createLogger } from '../log';
import { createSystemClients } from '../systems/clients';
import { WorkerMetrics } from '../worker/metrics';
import { required } from './required';
import { afterAll, onSignal } from './shutdown';

/**
 * `npm run workers [-- <system>]`: the workers of one company system, or of all, as a process of their own.
 * Several copies may run at once. Settings come from the environment; beside a running `npm start`, from it.
 */
async function main(): Promise<void> {
  loadSettings(readConfig());
  const config = readConfig();
  const [system] = process.argv.slice(2);
  const logger = createLogger(config.LOG_LEVEL);
  const metrics = new WorkerMetrics();
  const pool = startWorkers({
    camunda: connectCamunda(config.CAMUNDA_REST_ADDRESS, accountOf(config)),
    clients: createSystemClients((name) => systemUrl(config, name), required(config, 'WORKERS_API_KEY'), metrics.observeCall),
    config,
    installation: required(config, 'INSTALLATION_ID'),
    logger,
    metrics,
    ...(system === undefined ? {} : { system }),
  });
  const monitoring = await listenOn(monitoringApp(metrics), config.WORKERS_METRICS_PORT, config.LISTEN_ADDRESS);
  const shutdown = afterAll();
  shutdown.add('monitoring', () => monitoring.close());
  shutdown.add('workers', () => pool.stop(config.WORKER_STOP_LIMIT_MS));
  onSignal(() => shutdown.run());
  logger.info({ system: system ?? 'all', metrics: `${monitoring.url}/metrics` }, 'workers.started');
}

function monitoringApp(metrics: WorkerMetrics) {
  const app = express().disable('x-powered-by');
  app.get('/health', (_request, response) => void response.json({ status: 'up' }));
  app.get('/metrics', async (_request, response) => {
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  return app;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
