import type { Logger } from '../../log';
import { ClusterFailure } from '../failure';
import type { Jdk } from './find-jdk';
import { javaArguments } from './java-arguments';
import { ownJvms, type Beginning, type Jvm, type JvmKeeper } from './jvm';
import { readHostLine, type Answer, type EngineRecord, type Ready } from './record';

export interface EngineSettings {
  jdk: Jdk;
  grpcPort: number;
  startDate: Date | undefined;
  maxHeap: string;
  /** A class archive to write at the end, instead of one to read. */
  newArchive?: string;
  /** Left out, the JVM is started for this engine and ends with it; its start date counts then. */
  jvms?: JvmKeeper;
  logger: Logger;
}

export interface EngineListener {
  /** An engine has started: at the start, and again at each restart. */
  started(ready: Ready): void;
  record(record: EngineRecord): void;
  /** All records that were in the log, up to this position, have been told. */
  drained(position: number): void;
  /** The process ended without being asked to. */
  died(reason: string): void;
}

export interface Reply {
  answered(answer: Answer): void;
  refused(error: Error): void;
}

const startLimitMs = 60_000;
const stopLimitMs = 4_000;
const replyLimitMs = 30_000;

/** An engine in a JVM, and the conversation with it: requests and answers, records. */
export class EngineProcess {
  private readonly jvm: Jvm;
  private readonly jvms: JvmKeeper;
  private readonly pending = new Map<number, Reply>();
  private readonly logger: Logger;
  private lastId = 0;
  private stopping = false;
  /** What a JVM still has to say of the engine before is nobody's. */
  private hasStarted = false;
  private onStart: { resolve(): void; reject(error: Error): void } | undefined;

  private constructor(
    settings: EngineSettings,
    private readonly listener: EngineListener,
  ) {
    this.logger = settings.logger;
    this.jvms = settings.jvms ?? ownJvms;
    this.jvm = this.jvms.take(settings.jdk.java, javaArguments(settings));
    this.jvm.tell({
      line: (line) => this.hear(line),
      logLine: (line) => settings.logger.warn({ line }, 'engine.log'),
      ended: (reason) => this.end(reason),
    });
    const restart = { startDate: settings.startDate?.toISOString() };
    if (this.jvm.isUsed) this.ask({ restart }).catch((error: Error) => this.onStart?.reject(error));
  }

  /** Starts the JVM and resolves once the engine takes commands. */
  static async start(settings: EngineSettings, listener: EngineListener): Promise<EngineProcess> {
    let limit: NodeJS.Timeout | undefined;
    let engine: EngineProcess | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        limit = setTimeout(() => reject(new ClusterFailure('The engine did not start within a minute.')), startLimitMs);
        engine = new EngineProcess(settings, listener);
        engine.onStart = { resolve, reject };
      });
    } catch (error) {
      await engine?.stop();
      throw error;
    } finally {
      clearTimeout(limit);
    }
    if (!engine) throw new ClusterFailure('The engine could not be started.');
    return engine;
  }

  get processId(): number {
    return this.jvm.processId;
  }

  /** See Jvm.beginnings. */
  get beginnings(): Map<string, Beginning> {
    return this.jvm.beginnings;
  }

  /** Sends a request. The reply, in any case one, is told before any record that the request brings about. */
  send(request: Record<string, unknown>, reply: Reply): void {
    if (this.stopping) return reply.refused(new ClusterFailure('The engine is stopped.'));
    const id = ++this.lastId;
    const limit = setTimeout(() => this.giveUp(id), replyLimitMs);
    this.pending.set(id, {
      answered: (answer) => (clearTimeout(limit), reply.answered(answer)),
      refused: (error) => (clearTimeout(limit), reply.refused(error)),
    });
    this.jvm.write(JSON.stringify({ id, ...request }));
  }

  /** Sends a request; resolves with its answer, rejects when the host refused it or is gone. */
  ask(request: Record<string, unknown>): Promise<Answer> {
    return new Promise((answered, refused) => this.send(request, { answered, refused }));
  }

  /** Ends the JVM: at once when it obeys, by force after the limit; or gives it back to where it came from. */
  async stop(limitMs = stopLimitMs): Promise<void> {
    this.stopping = true;
    this.end('was stopped');
    this.jvm.tell();
    await this.jvms.giveBack(this.jvm, limitMs);
  }

  private giveUp(id: number): void {
    const reply = this.pending.get(id);
    this.pending.delete(id);
    reply?.refused(new ClusterFailure(`The engine has not answered within ${replyLimitMs / 1000} s.`));
  }

  private hear(line: string): void {
    const said = parseLine(line);
    if (!this.hasStarted && (!said || !('ready' in said || 'failed' in said))) return;
    if (!said) return this.logger.warn({ line: line.slice(0, 500) }, 'engine.line-not-understood');
    if ('recordType' in said) this.listener.record(said);
    else if ('drained' in said) this.listener.drained(said.drained);
    else if ('ready' in said) this.started(said);
    else if ('failed' in said) this.onStart?.reject(new ClusterFailure(`The engine could not start: ${said.failed}`));
    else this.settle(said);
  }

  private started(ready: Ready): void {
    this.hasStarted = true;
    this.listener.started(ready);
    this.onStart?.resolve();
  }

  private settle(answer: Answer): void {
    const waiter = this.pending.get(answer.id);
    this.pending.delete(answer.id);
    if (answer.error === undefined) waiter?.answered(answer);
    else waiter?.refused(new Error(`The engine could not take the command: ${answer.error}`));
  }

  private end(reason: string): void {
    const failure = new ClusterFailure(`The engine's process ${reason}.`);
    this.onStart?.reject(failure);
    for (const waiter of this.pending.values()) waiter.refused(failure);
    this.pending.clear();
    if (!this.stopping) this.listener.died(failure.message);
    this.stopping = true;
  }
}

function parseLine(line: string) {
  try {
    return readHostLine(line);
  } catch {
    return undefined;
  }
}
