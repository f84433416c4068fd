import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What stands in an outbox and has not arrived. */
export interface Backlog {
  entries: number;
  /** Those that failed at least once. */
  failing: number;
  /** Age in seconds of the oldest one; 0 for none. */
  oldestSeconds: number;
}

/** Ways out of an outbox, and how a try to deliver ends. */
const channels = ['message', 'system', 'notice'] as const;
const outcomes = ['delivered', 'retry', 'refused'] as const;

/** What is checked now and then. */
export type Check = 'ledger' | 'signatures' | 'audit';

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
  private readonly faults = new Counter({
    name: 'aftersales_http_faults_total',
    help: 'Requests that a system answered with a fault of its own (5xx), by system and operation',
    labelNames: ['system', 'operation'],
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
  private readonly brokenAudit = new Gauge({
    name: 'aftersales_audit_chain_broken',
    help: '1 when the audit log did not read as it was sealed at the last check, by system; else 0',
    labelNames: ['system'],
    registers: [this.registry],
  });
  private readonly dueAt = new Gauge({
    name: 'aftersales_integrity_due_timestamp_seconds',
    help: 'When the next check must have come to its end at the latest, by check; from the start on, whether one ever did or not',
    labelNames: ['check'],
    registers: [this.registry],
  });
  private readonly checkedAt = new Gauge({
    name: 'aftersales_integrity_checked_timestamp_seconds',
    help: 'When a check of the books, the signature sheets or the audit logs last came to its end, by check',
    labelNames: ['check'],
    registers: [this.registry],
  });

  readonly observeRequest = (system: string, operation: string, status: number, seconds: number): void => {
    this.requests.observe({ system, operation, status }, seconds);
    if (status >= 500) this.faults.inc({ system, operation });
  };

  /** Counts from 0 on what alert rules look for the increase of: a first event that comes with its figure has none. */
  countFrom0(operations: { system: string; operation: string }[]): void {
    for (const { system, operation } of operations) this.faults.inc({ system, operation }, 0);
    for (const system of new Set(operations.map((each) => each.system))) {
      for (const channel of channels) for (const outcome of outcomes) this.deliveries.inc({ system, channel, outcome }, 0);
    }
  }

  readonly observeDelivery = (system: string, channel: string, outcome: (typeof outcomes)[number]): void =>
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
    this.checked('ledger', at);
  }

  sheetsChecked(broken: number, at: Date): void {
    this.brokenSheets.set(broken);
    this.checked('signatures', at);
  }

  auditChecked(intact: ReadonlyMap<string, boolean>, at: Date): void {
    for (const [system, whole] of intact) this.brokenAudit.set({ system }, whole ? 0 : 1);
    this.checked('audit', at);
  }

  /** By when a check must have come to its end. */
  checkDue(check: Check, at: Date): void {
    this.dueAt.set({ check }, at.getTime() / 1000);
  }

  private checked(check: Check, at: Date): void {
    this.checkedAt.set({ check }, at.getTime() / 1000);
  }
}
