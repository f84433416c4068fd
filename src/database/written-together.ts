import { Writable } from 'node:stream';
import type pg from 'pg';

/** What goes out on a connection at the same moment is written at once: each writing costs as much as a small statement. */
export class WrittenTogether {
  private readonly stream: Writable | undefined;
  private isGathering = false;

  constructor(client: pg.ClientBase) {
    // The types do not tell of it; where it is not there, each statement is written by itself.
    const connection: unknown = Reflect.get(client, 'connection');
    const stream: unknown = typeof connection === 'object' && connection !== null ? Reflect.get(connection, 'stream') : undefined;
    this.stream = stream instanceof Writable ? stream : undefined;
  }

  /** Called before each writing: it goes out when all that can be done now is done. */
  writing(): void {
    if (this.isGathering || !this.stream) return;
    this.isGathering = true;
    this.stream.cork();
    process.nextTick(() => {
      this.isGathering = false;
      this.stream?.uncork();
    });
  }
}
