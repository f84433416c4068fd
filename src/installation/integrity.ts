import { request } from 'undici';
import type { Clock } from '../clock';
import { auditVerification } from '../database/audit/verify';
import type { Logger } from '../log';
import { fenOf } from '../money';
import type { Check, SystemMetrics } from '../monitoring/system-metrics';
import type { SystemClients } from '../systems/clients';
import { verifiedSheets } from '../systems/documents/signatures/verify-sheets';

export interface IntegrityOptions {
  clients: Pick<SystemClients, 'finance' | 'documents'>;
  metrics: SystemMetrics;
  clock: Clock;
  logger: Logger;
  /** Systems that this process runs: it looks after what is its own. */
  systems: readonly string[];
  /** Where a system answers, and the key that opens its audit log. */
  urlOf: (system: string) => string;
  apiKey: string;
  everyMinutes: number;
}

/** After how many hours an audit log is followed from its beginning again; between, from the last entry that was verified. */
const wholeAuditHours = 24;
/** What a check may take at the most before it is missed, in minutes. */
const checkMinutes = 15;

/** Up to where an audit log was verified. */
interface Verified {
  no: number;
  hash: string;
  wholeAt: number;
}

/**
 * Checks now and then that debit equals credit, that every signature sheet reads as it was signed, and that the audit logs read
 * as they were sealed; 0 minutes: never, and no check is missed then.
 */
export function startIntegrityChecks(options: IntegrityOptions): { stop(): Promise<void> } {
  const { everyMinutes } = options;
  if (everyMinutes === 0) return { stop: () => Promise.resolve() };
  const verified = new Map<string, Verified>();
  let running: Promise<void> | undefined;
  const look = () => (running ??= checkAll(options, verified).finally(() => (running = undefined)));
  const timer = setInterval(() => void look(), everyMinutes * 60_000).unref();
  for (const { check } of checksOf(options, verified)) missedLater(options, check);
  void look();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

async function checkAll(options: IntegrityOptions, verified: Map<string, Verified>): Promise<void> {
  for (const { check, make } of checksOf(options, verified)) {
    const made = make().then(() => missedLater(options, check));
    await made.catch((err: unknown) => options.logger.warn({ err, check }, 'integrity.check.failed'));
  }
}

/** One that fails once is no alarm: it must have come to its end by the time of the one after the next. */
function missedLater({ metrics, clock, everyMinutes }: IntegrityOptions, check: Check): void {
  metrics.checkDue(check, new Date(clock.now().getTime() + (2 * everyMinutes + checkMinutes) * 60_000));
}

function checksOf(options: IntegrityOptions, verified: Map<string, Verified>): { check: Check; make: () => Promise<void> }[] {
  const { systems, clients, metrics, clock, logger } = options;
  return [
    ...(systems.includes('finance') ? [{ check: 'ledger' as const, make: async () => metrics.ledgerChecked(await imbalanceCny(clients), clock.now()) }] : []),
    ...(systems.includes('documents') ? [{ check: 'signatures' as const, make: async () => metrics.sheetsChecked(await brokenSheets(clients, logger), clock.now()) }] : []),
    { check: 'audit' as const, make: async () => metrics.auditChecked(await intactLogs(options, verified), clock.now()) },
  ];
}

async function imbalanceCny({ finance }: IntegrityOptions['clients']): Promise<number> {
  const { debit, credit } = await finance.trialBalance({});
  return (fenOf(debit) - fenOf(credit)) / 100;
}

async function brokenSheets({ documents }: IntegrityOptions['clients'], logger: Logger): Promise<number> {
  let broken = 0;
  for await (const { sheetNo, caseNo, intact, faults } of verifiedSheets(documents)) {
    if (intact) continue;
    broken += 1;
    logger.error({ sheetNo, case: caseNo, faults }, 'signatures.broken');
  }
  return broken;
}

/** Follows the audit log of each system here; one that is broken is followed from its beginning each time. */
async function intactLogs({ systems, urlOf, apiKey, clock, logger }: IntegrityOptions, verified: Map<string, Verified>): Promise<Map<string, boolean>> {
  const intact = new Map<string, boolean>();
  for (const system of systems) {
    const now = clock.now().getTime();
    const before = verified.get(system);
    const last = before !== undefined && now - before.wholeAt < wholeAuditHours * 3_600_000 ? before : undefined;
    const query = last === undefined ? '' : `?afterNo=${last.no}&afterHash=${last.hash}`;
    const { statusCode, body } = await request(`${urlOf(system)}/audit/verification${query}`, { headers: { 'x-api-key': apiKey } });
    if (statusCode !== 200) throw new Error(`${system} answered ${statusCode}: ${await body.text()}`);
    const log = auditVerification.parse(await body.json());
    intact.set(system, log.intact);
    if (log.intact) verified.set(system, { no: log.lastNo, hash: log.lastHash, wholeAt: last?.wholeAt ?? now });
    else {
      verified.delete(system);
      logger.error({ system, faults: log.faults }, 'audit.broken');
    }
  }
  return intact;
}
