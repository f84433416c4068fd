import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** How a job that needs looking at ends. */
const outcomes = ['complete', 'fail', 'incident'] as const;

/** Prometheus figures of the workers, by job type. */
export class WorkerMetrics {
  readonly registry = new Registry();
  private readonly jobs = new Counter({
    name: 'aftersales_jobs_total',
    help: 'Jobs carried out, by type and outcome',
    labelNames: ['type', 'outcome'],
    registers: [this.registry],
  });
  private readonly duration = new Histogram({
    name: 'aftersales_job_duration_seconds',
    help: 'From a job in hand to its answer taken, by type',
    labelNames: ['type'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.registry],
  });

  private readonly calls = new Histogram({
    name: 'aftersales_system_call_duration_seconds',
    help: 'From a call of a company system to its answer, by system and operation',
    labelNames: ['system', 'operation'],
    buckets: [0.001, 0.002, 0.003, 0.005, 0.0075, 0.01, 0.015, 0.02, 0.03, 0.05, 0.1, 0.25, 1, 10],
    registers: [this.registry],
  });

  private readonly fetchFailures = new Counter({
    name: 'aftersales_job_fetch_failures_total',
    help: 'Requests for jobs that the engine did not answer, by type',
    labelNames: ['type'],
    registers: [this.registry],
  });
  private readonly incidents = new Gauge({
    name: 'aftersales_open_incidents',
    help: 'Incidents that are open in the engine, by process and element, as last read; every copy of the workers tells the same',
    labelNames: ['process', 'element'],
    registers: [this.registry],
  });

  /** Counts from 0 on what alert rules look for the increase of: a first event that comes with its figure has none. */
  countFrom0(types: string[]): void {
    for (const type of types) {
      for (const outcome of outcomes) this.jobs.inc({ type, outcome }, 0);
      this.fetchFailures.inc({ type }, 0);
    }
  }

  observe(type: string, outcome: string, seconds: number): void {
    this.jobs.inc({ type, outcome });
    this.duration.observe({ type }, seconds);
  }

  readonly observeCall = (system: string, operation: string, seconds: number): void => this.calls.observe({ system, operation }, seconds);

  fetchFailed(type: string): void {
    this.fetchFailures.inc({ type });
  }

  /** Left out, nothing is known of them: the engine is away. */
  incidentsRead(open?: { process: string; element: string; incidents: number }[]): void {
    this.incidents.reset();
    for (const { process, element, incidents } of open ?? []) this.incidents.set({ process, element }, incidents);
  }
}
