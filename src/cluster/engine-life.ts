import { randomUUID } from 'node:crypto';
import type { Logger } from '../log';
import { Broker } from './engine/broker';
import type { EngineProcess } from './engine/engine-process';
import type { EngineRecord, Ready } from './engine/record';
import { JobDispatcher } from './jobs/dispatcher';
import { project } from './projection/project';
import { emptyTables, type Tables } from './projection/tables';

interface Observer {
  look(): void;
  fail(reason: string): void;
}

/** All that begins anew when the engine does: its tables, its waits, its id, its clock. */
export class EngineLife {
  /** Keys repeat after each start of the engine; this id tells its lives apart. */
  readonly engineId = randomUUID();
  readonly broker: Broker;
  readonly jobs: JobDispatcher;
  private readonly observers = new Set<Observer>();
  /** Position of the last record that the log held when it was last told to its end. */
  told = -1;
  private offsetMs: number;

  constructor(
    readonly ready: Ready,
    engine: () => EngineProcess,
    private readonly logger: Logger,
    /** What the engine begins with, read out of its log before. */
    readonly tables: Tables = emptyTables(),
  ) {
    this.broker = new Broker(engine);
    this.jobs = new JobDispatcher(this.broker, (type) => this.tables.waitingJobs.any(type));
    this.offsetMs = ready.now - Date.now();
  }

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  /** Follows the engine's clock, which has moved on by so much. */
  moved(milliseconds: number): void {
    this.offsetMs += milliseconds;
  }

  hear(record: EngineRecord): void {
    try {
      project(this.tables, record);
    } catch (error) {
      // A record that we do not understand must not stop those that follow.
      this.logger.error({ err: error, valueType: record.valueType, intent: record.intent }, 'cluster.record-not-understood');
    }
    this.broker.hear(record);
    this.jobs.hear(record);
  }

  drained(position: number): void {
    this.told = position;
    this.broker.drained();
    this.jobs.drained();
    for (const observer of [...this.observers]) observer.look();
  }

  /** See Cluster.until. */
  until(condition: () => boolean, label: string, limitMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (end: () => void) => (clearTimeout(limit), this.observers.delete(observer), end());
      const observer: Observer = {
        look: () => void (condition() && settle(resolve)),
        fail: (reason) => settle(() => reject(new Error(`${label}: ${reason}`))),
      };
      const limit = setTimeout(() => observer.fail(`not so within ${limitMs} ms`), limitMs);
      this.observers.add(observer);
      observer.look();
    });
  }

  end(reason: string): void {
    for (const observer of [...this.observers]) observer.fail(reason);
    this.jobs.close();
    this.broker.abandon(reason);
  }
}
