import type { Logger } from '../log';
import type { Authenticate } from '../people/principal';
import type { JvmKeeper } from './engine/jvm';
import type { DirectDoor } from './http/direct-door';
import type { Tables } from './projection/tables';

export interface ClusterOptions {
  /** REST API (below /v2); 0: any free port. */
  restPort: number;
  /** The engine's gRPC gateway; 0: any free port. */
  grpcPort: number;
  /** Health and clock; 0: any free port. */
  monitoringPort: number;
  /** The engine's time at its start; wall time when left out. */
  startDate?: Date;
  /** Basic authentication; without it the API is open (it listens on loopback only). */
  authenticate?: Authenticate;
  /** Told of each move of the clock just before the engine moves, so that nobody lags behind a timer. */
  onTimeMoved?: (milliseconds: number) => void;
  /** Told when the engine's process ended without being asked to. */
  onDied?: (reason: string) => void;
  /** How long a change of a user task waits for its task listeners, milliseconds; 30 s when left out. */
  listenerLimitMs?: number;
  /** The JVM's largest heap, e.g. `4g`; 2g when left out. */
  maxHeap?: string;
  /** Where its JVM comes from and goes to; left out, it is started and ended here. */
  jvms?: JvmKeeper;
  logger: Logger;
}

/** A job that is not finished. */
export interface OpenJob {
  jobKey: string;
  type: string;
  processInstanceKey: string;
  elementId: string;
  retries: number;
  /** Handed out to a worker and not yet back. */
  inHand: boolean;
}

/** The embedded Camunda: a real engine, its REST API v2 and its gRPC gateway, all on loopback. */
export interface Cluster {
  /** `http://127.0.0.1:PORT`, without /v2. */
  readonly restAddress: string;
  /** The REST API without HTTP. */
  readonly door: DirectDoor;
  /** `127.0.0.1:PORT`. */
  readonly grpcAddress: string;
  /** `http://127.0.0.1:PORT`. */
  readonly monitoringAddress: string;
  /** A random id made at each start of the engine and each reset: the engine's keys repeat, this does not. */
  readonly engineId: string;
  /** The JVM's process id. */
  readonly processId: number;
  /** What has been read out of the engine's log; a reset replaces it. */
  readonly tables: Tables;
  /** The engine's time. */
  now(): Date;
  /** Moves the engine's time forward; RangeError for a negative figure. Jobs in hand may time out. */
  advance(milliseconds: number): Promise<void>;
  /** Keeps what is deployed now, before any instance, and a note on it, for engines that `reset` starts with it. */
  keepBeginning(name: string, note: string): Promise<void>;
  /** The note on what is kept under a name in this engine's JVM; undefined when nothing is. */
  noteOf(beginning: string): string | undefined;
  /**
   * Starts the engine anew in the same process, at a start date (wall time when left out): empty, or with what
   * was kept under a name. Due dates that are kept stay what they were.
   */
  reset(startDate?: Date, beginning?: string): Promise<void>;
  /** The ids of the sequence flows that an instance took, in order, with repetitions. */
  takenSequenceFlows(processInstanceKey: string): string[];
  /** Jobs that are not finished; with none, nothing more will happen without a person, a message or time. */
  openJobs(): OpenJob[];
  /** Resolves when the condition holds; looked at whenever records have come. Rejects after the limit (10 s). */
  until(condition: () => boolean, label: string, limitMs?: number): Promise<void>;
  /** Answers what waits, closes the ports and ends the JVM, by force after four seconds; or gives it back. */
  stop(): Promise<void>;
}
