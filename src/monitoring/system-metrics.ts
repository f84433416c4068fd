import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What stands in an outbox and has not arrived. */
export interface Backlog {
  entries: number;
  /** Those that failed at least once. */
  failing: number;
  /** Age in seconds of the oldest one; 0 for none. */
  oldestSeconds: number;
}

/** Prometheus figures of the company systems and of the relays of their outboxes. */
export class SystemMetrics {
  readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'aftersales_http_request_duration_seconds',
    help: 'From a request to its answer, by system, operation and status',
    labelNames: ['system', 'operation', 'status'],
    buckets: [0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.registry],
  });
  private readonly deliveries = new Counter({
    name: 'aftersales_outbox_deliveries_total',
    help: 'Tries to deliver an outbox entry, by system, channel and how they ended',
    labelNames: ['system', 'channel', 'outcome'],
    registers: [this.registry],
  });
  private readonly imbalance = new Gauge({
    name: 'aftersales_ledger_imbalance_cny',
    help: 'Debit less credit over all accounts at the last check; anything but 0 is a fault',
    registers: [this.registry],
  });
  private readonly brokenSheets = new Gauge({
    name: 'aftersales_signature_sheets_broken',
    help: 'Signature sheets that did not read as they were signed at the last check',
    registers: [this.registry],
  });
  private readonly checkedAt = new Gauge({
    name: 'aftersales_integrity_checked_timestamp_seconds',
    help: 'When a check of the books or of the signature sheets last came to its end, by check',
    labelNames: ['check'],
    registers: [this.registry],
  });

  readonly observeRequest = (system: string, operation: string, status: number, seconds: number): void =>
    this.requests.observe({ system, operation, status }, seconds);

  readonly observeDelivery = (system: string, channel: string, outcome: 'delivered' | 'retry' | 'refused'): void =>
    this.deliveries.inc({ system, channel, outcome });

  /** Reads the outboxes whenever figures are asked for; a system whose outbox can't be read is left out. */
  watchOutboxes(read: () => Promise<Map<string, Backlog>>): void {
    let reading: Promise<Map<string, Backlog>> | undefined;
    // The three gauges are asked in one go, and share one reading.
    const readOnce = () => (reading ??= read().finally(() => (reading = undefined)));
    const gauge = (name: string, help: string, value: (backlog: Backlog) => number) => {
      const made: Gauge<'system'> = new Gauge({
        name,
        help,
        labelNames: ['system'],
        registers: [this.registry],
        collect: async () => {
          const backlogs = await readOnce();
          made.reset();
          for (const [system, backlog] of backlogs) made.set({ system }, value(backlog));
        },
      });
    };
    gauge('aftersales_outbox_entries', 'Outbox entries that have not arrived, by system', ({ entries }) => entries);
    gauge('aftersales_outbox_failing_entries', 'Outbox entries that have not arrived after at least one try, by system', ({ failing }) => failing);
    gauge('aftersales_outbox_oldest_seconds', 'Age of the oldest outbox entry that has not arrived, by system; 0 for none', ({ oldestSeconds }) => oldestSeconds);
  }

  ledgerChecked(imbalanceCny: number, at: Date): void {
    this.imbalance.set(imbalanceCny);
    this.checkedAt.set({ check: 'ledger' }, at.getTime() / 1000);
  }

  sheetsChecked(broken: number, at: Date): void {
    this.brokenSheets.set(broken);
    this.checkedAt.set({ check: 'signatures' }, at.getTime() / 1000);
  }
}
