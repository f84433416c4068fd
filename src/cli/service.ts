import { collectDefaultMetrics, type Registry } from 'prom-client';
import { readConfig, type Config } from '../config';
import { listenOn } from '../http/listen';
import { createLogger, type Logger } from '../log';
import { monitoringApp } from '../monitoring/monitoring-app';
import { Readiness } from '../monitoring/readiness';
import { startTracing } from '../monitoring/tracing';
import { afterAll, onSignal, type Shutdown } from './shutdown';

/** What a process of its own is built with. */
export interface ServiceParts {
  config: Config;
  logger: Logger;
  shutdown: Shutdown;
  readiness: Readiness;
}

export interface Service {
  name: 'systems' | 'workers';
  registry: Registry;
  monitoringPort(config: Config): number;
  /** Milliseconds that work in hand gets at a stop. */
  stopLimitMs(config: Config): number;
  /** Starts it; what is added to `shutdown` stops in the opposite order. */
  start(parts: ServiceParts): Promise<void>;
}

/** What a stop may take beyond the work in hand: handing back, closing connections. */
const beyondMs = 10_000;

/**
 * Runs a part of the installation as a process: it answers `/health`, `/ready` and `/metrics` while it starts already,
 * and at SIGTERM is no longer ready, ends its work in hand, and goes with 0; with 1 when it could not stop in time.
 */
export function runService(service: Service): void {
  main(service).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  });
}

async function main(service: Service): Promise<void> {
  const config = readConfig();
  const logger = createLogger(config.LOG_LEVEL).child({ service: service.name });
  const readiness = new Readiness();
  const shutdown = afterAll();
  onSignal(() => shutdown.run(), {
    begun: (signal) => {
      readiness.stopping();
      logger.info({ signal }, 'service.stopping');
      endAfter(service.stopLimitMs(config) + beyondMs, logger);
    },
    ended: () => logger.info('service.stopped'),
  });
  try {
    const traces = await startTracing(config, service.name);
    shutdown.add('traces', () => traces.stop());
    collectDefaultMetrics({ register: service.registry });
    const monitoring = await listenOn(monitoringApp(service.registry, readiness), service.monitoringPort(config), config.LISTEN_ADDRESS);
    shutdown.add('monitoring', () => monitoring.close());
    logger.info({ url: monitoring.url }, 'service.monitored');
    await service.start({ config, logger, shutdown, readiness });
  } catch (error) {
    if (shutdown.begun) return;
    await shutdown.run();
    throw error;
  }
}

/** A part that hangs must not keep the process: whoever stops it would kill it without a word. */
function endAfter(milliseconds: number, logger: Logger): void {
  setTimeout(() => {
    logger.error({ milliseconds }, 'service.stop.limit');
    process.exit(1);
  }, milliseconds).unref();
}
