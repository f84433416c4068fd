import type { Broker } from './engine/broker';
import type { JobDispatcher } from './jobs/dispatcher';
import type { Tables } from './projection/tables';

/** What endpoints work with. */
export interface Services {
  /** The projection of the engine's present life; a reset replaces it. */
  readonly tables: Tables;
  readonly broker: Broker;
  readonly jobs: JobDispatcher;
  /** The engine's version, e.g. 8.8.21. */
  readonly version: string;
  readonly grpcPort: number;
  /** How long a change of a user task waits for its task listeners, milliseconds. */
  readonly listenerLimitMs: number;
  now(): Date;
  /** Moves the engine's time forward; see Cluster.advance. */
  advance(milliseconds: number): Promise<void>;
}
