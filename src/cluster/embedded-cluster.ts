import type { Cluster, ClusterOptions, OpenJob } from './cluster';
import { EngineLife } from './engine-life';
import { EngineProcess } from './engine/engine-process';
import type { Jdk } from './engine/find-jdk';
import { unavailable } from './http/problem';
import type { DirectDoor } from './http/direct-door';
import type { Listening } from './http/listen';
import { openJobs } from './projection/open-jobs';
import { deployedIn, type Tables } from './projection/tables';
import type { Services } from './services';

const stopped = 'The cluster has been stopped.';
const beginningLimitMs = 30_000;

/** A running cluster: the engine's process, its present life, and the ports in front of it. */
export class EmbeddedCluster implements Cluster, Services {
  rest: Listening | undefined;
  monitoring: Listening | undefined;
  door: DirectDoor = () => undefined;
  private readonly stopControl = new AbortController();
  private engine: EngineProcess | undefined;
  private life: EngineLife | undefined;
  /** What the next life begins with. */
  private beginWith: Tables | undefined;
  private whyNone = 'The engine is starting.';

  private constructor(private readonly options: ClusterOptions) {}

  static async start(options: ClusterOptions, jdk: Jdk): Promise<EmbeddedCluster> {
    const cluster = new EmbeddedCluster(options);
    const { grpcPort, startDate, maxHeap = '2g', jvms, logger } = options;
    cluster.engine = await EngineProcess.start(
      { jdk, grpcPort, startDate, maxHeap, logger, ...(jvms && { jvms }) },
      {
        started: (ready) => (cluster.life = new EngineLife(ready, () => cluster.running(), logger, cluster.beginWith)),
        record: (record) => cluster.life?.hear(record),
        drained: (position) => cluster.life?.drained(position),
        died: (reason) => cluster.died(reason),
      },
    );
    return cluster;
  }

  get stopping(): AbortSignal {
    return this.stopControl.signal;
  }
  get restAddress(): string {
    return `http://127.0.0.1:${this.rest?.port ?? this.options.restPort}`;
  }
  get grpcAddress(): string {
    return `127.0.0.1:${this.grpcPort}`;
  }
  get monitoringAddress(): string {
    return `http://127.0.0.1:${this.monitoring?.port ?? this.options.monitoringPort}`;
  }
  get processId(): number {
    return this.running().processId;
  }
  get engineId(): string {
    return this.present().engineId;
  }
  get tables() {
    return this.present().tables;
  }
  get broker() {
    return this.present().broker;
  }
  get jobs() {
    return this.present().jobs;
  }
  get version(): string {
    return this.present().ready.version;
  }
  get grpcPort(): number {
    return this.present().ready.grpcPort;
  }

  get listenerLimitMs(): number {
    return this.options.listenerLimitMs ?? 30_000;
  }

  now(): Date {
    return this.present().now();
  }

  async advance(milliseconds: number): Promise<void> {
    if (!(milliseconds >= 0)) throw new RangeError(`The clock only moves forward, not by ${milliseconds} ms`);
    const life = this.present();
    this.options.onTimeMoved?.(milliseconds);
    life.moved(milliseconds);
    await this.running().ask({ advanceClockMs: Math.round(milliseconds) });
  }

  async keepBeginning(name: string, note: string): Promise<void> {
    const life = this.present();
    for (const { processInstanceKey } of life.tables.processInstances.all()) throw new Error(`Instance ${processInstanceKey} is there: only what is deployed is kept`);
    const { position = -1 } = await this.running().ask({ keepBeginning: name });
    await life.until(() => life.told >= position, 'the records that are kept', beginningLimitMs);
    this.running().beginnings.set(name, { note, tables: deployedIn(life.tables) });
  }

  noteOf(beginning: string): string | undefined {
    return this.running().beginnings.get(beginning)?.note;
  }

  async reset(startDate?: Date, beginning?: string): Promise<void> {
    const kept = beginning === undefined ? undefined : this.running().beginnings.get(beginning);
    if (beginning !== undefined && !kept) throw new RangeError(`No beginning is kept as '${beginning}'`);
    this.endLife('The engine starts anew.');
    this.beginWith = kept && deployedIn(kept.tables);
    await this.running().ask({ restart: { startDate: startDate?.toISOString(), beginning } });
  }

  takenSequenceFlows(processInstanceKey: string): string[] {
    return [...this.tables.sequenceFlows.ofInstance(processInstanceKey)].map((flow) => flow.elementId);
  }

  openJobs(): OpenJob[] {
    return openJobs(this.tables);
  }

  until(condition: () => boolean, label: string, limitMs = 10_000): Promise<void> {
    return this.present().until(condition, label, limitMs);
  }

  async stop(): Promise<void> {
    this.stopControl.abort();
    this.endLife(stopped);
    await Promise.all([this.rest?.close(), this.monitoring?.close()]);
    await this.engine?.stop();
  }

  private present(): EngineLife {
    if (this.life) return this.life;
    throw unavailable(this.whyNone);
  }

  private running(): EngineProcess {
    if (this.engine) return this.engine;
    throw unavailable(this.whyNone);
  }

  private died(reason: string): void {
    this.options.logger.error({ reason }, 'engine.died');
    this.endLife(reason);
    this.options.onDied?.(reason);
  }

  private endLife(reason: string): void {
    const life = this.life;
    this.life = undefined;
    this.whyNone = reason;
    life?.end(reason);
  }
}
