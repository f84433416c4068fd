/** What was started, to be stopped in the opposite order, once. */
export interface Shutdown {
  add(name: string, stop: () => Promise<void>): void;
  /** Adds a part while it is still starting: it is waited for, then stopped. Gives the start back. */
  keep<T extends { stop(): Promise<void> }>(name: string, starting: Promise<T>): Promise<T>;
  /** Whether stopping has begun. */
  readonly begun: boolean;
  /** Stops everything; a part that fails does not keep the others. */
  run(): Promise<void>;
}

export function afterAll(): Shutdown {
  const parts: { name: string; stop: () => Promise<void> }[] = [];
  let running: Promise<void> | undefined;
  return {
    add: (name, stop) => void parts.push({ name, stop }),
    keep: (name, starting) => {
      const stop = () => starting.then((part) => part.stop(), () => undefined);
      parts.push({ name, stop });
      return starting;
    },
    get begun() {
      return running !== undefined;
    },
    run: () => (running ??= stopAll(parts)),
  };
}

async function stopAll(parts: { name: string; stop: () => Promise<void> }[]): Promise<void> {
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    await part.stop().catch((error: unknown) => {
      console.error(`${part?.name ?? ''} did not stop cleanly: ${error instanceof Error ? error.message : String(error)}`);
    });
  }
}

/** What a stop says, in a terminal: a service writes log lines in its place. */
const inWords = {
  begun: () => console.log('\nStopping: jobs in hand are finished first …'),
  ended: () => console.log('Stopped.'),
};

/** Runs the shutdown at Ctrl-C, at `kill`, or when the terminal closes; then ends the process. */
export function onSignal(shutdown: () => Promise<void>, tell: { begun: (signal: string) => void; ended: () => void } = inWords): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      tell.begun(signal);
      void shutdown().then(() => {
        tell.ended();
        process.exit(0);
      });
    });
  }
}
