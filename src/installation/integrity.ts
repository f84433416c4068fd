import type { Clock } from '../clock';
import type { Logger } from '../log';
import { fenOf } from '../money';
import type { SystemMetrics } from '../monitoring/system-metrics';
import type { SystemClients } from '../systems/clients';
import { verifiedSheets } from '../systems/documents/signatures/verify-sheets';

export interface IntegrityOptions {
  clients: SystemClients;
  metrics: SystemMetrics;
  clock: Clock;
  logger: Logger;
  /** Systems that this process runs: it looks after what is its own. */
  systems: readonly string[];
  everyMinutes: number;
}

/** Checks now and then that debit equals credit and that every signature sheet reads as it was signed; 0 minutes: never. */
export function startIntegrityChecks(options: IntegrityOptions): { stop(): Promise<void> } {
  const { everyMinutes } = options;
  if (everyMinutes === 0) return { stop: () => Promise.resolve() };
  let running: Promise<void> | undefined;
  const look = () => (running ??= checkAll(options).finally(() => (running = undefined)));
  const timer = setInterval(() => void look(), everyMinutes * 60_000).unref();
  void look();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

async function checkAll({ systems, clients, metrics, clock, logger }: IntegrityOptions): Promise<void> {
  const checks: [string, () => Promise<void>][] = [
    ['finance', async () => metrics.ledgerChecked(await imbalanceCny(clients), clock.now())],
    ['documents', async () => metrics.sheetsChecked(await brokenSheets(clients, logger), clock.now())],
  ];
  for (const [system, check] of checks) {
    if (!systems.includes(system)) continue;
    await check().catch((err: unknown) => logger.warn({ err, system }, 'integrity.check.failed'));
  }
}

async function imbalanceCny({ finance }: SystemClients): Promise<number> {
  const { debit, credit } = await finance.trialBalance({});
  return (fenOf(debit) - fenOf(credit)) / 100;
}

async function brokenSheets({ documents }: SystemClients, logger: Logger): Promise<number> {
  let broken = 0;
  for await (const { sheetNo, caseNo, intact, faults } of verifiedSheets(documents)) {
    if (intact) continue;
    broken += 1;
    logger.error({ sheetNo, case: caseNo, faults }, 'signatures.broken');
  }
  return broken;
}
