/** What a storm can do beside spoiling a call. */
export interface Forces {
  killWorkers(): void;
  /** Moves the clock past the lease of every job in hand. */
  jump(): Promise<void>;
  /** Nobody reaches the engine for a moment; resolves when it is there again. */
  loseGateway(): Promise<void>;
  /** Ends every connection of the systems, as a server does that is told to stop. */
  cutDatabase(): Promise<void>;
  /** `kill -9` of PostgreSQL; resolves when it is there again. */
  crashDatabase(): Promise<void>;
  /** For a moment the documents have no room; resolves as soon as it is full. */
  fillDisk(): Promise<void>;
}
