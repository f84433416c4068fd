import { ClusterFailure } from '../failure';
import { deadlineExceeded, invalidArgument, rejected, unavailable } from '../http/problem';
import type { EngineProcess } from './engine-process';
import type { EngineRecord } from './record';

export interface EngineCommand {
  valueType: string;
  intent: string;
  key?: string;
  value: Record<string, unknown>;
  /** An event on the way that is not the outcome yet. */
  passing?: string;
}

interface Waiter {
  matches(record: EngineRecord): boolean;
  /** Takes it out of the places where records are looked for. */
  leave(): void;
  settle(record: EngineRecord): void;
  fail(error: Error): void;
}

export interface Watch {
  /** The first matching record; rejects with a 504 when none came within the limit. */
  outcome: Promise<EngineRecord>;
  cancel: () => void;
}

const commandLimitMs = 20_000;

/** Marks a document (variables), which the engine holds as packed bytes. */
export const document = (variables: Record<string, unknown>) => ({ $document: variables });
/** Marks bytes. */
export const bytes = (content: Buffer) => ({ $base64: content.toString('base64') });

/**
 * Commands to the engine and their outcomes. An outcome is told only when all records written with
 * it have been applied to the projection, so that a search shows a command's effect at once.
 */
export class Broker {
  private readonly waiters = new Set<Waiter>();
  /** Those who wait for the outcome of a command, by the position of the command. */
  private readonly commands = new Map<number, Waiter>();
  private reached: Array<() => void> = [];

  constructor(private readonly engine: () => EngineProcess) {}

  /**
   * Carries out a command and resolves with the event that is its outcome.
   * @throws Problem 4xx when the engine rejects it, 503 when the engine is gone, 504 when it does not answer
   */
  async execute(command: EngineCommand): Promise<EngineRecord> {
    const { outcome } = await this.write(command);
    const record = await outcome;
    if (record.recordType === 'EVENT') return record;
    throw rejected(command.intent, record.rejectionType, record.rejectionReason);
  }

  /** Waits for a record that is yet to come. */
  watch(matches: (record: EngineRecord) => boolean, limitMs: number, lateDetail: string): Watch {
    return this.keep(matches, limitMs, lateDetail, (waiter) => {
      this.waiters.add(waiter);
      return () => this.waiters.delete(waiter);
    });
  }

  /** Called with each record after the projection has applied it. */
  hear(record: EngineRecord): void {
    const commander = this.commands.get(record.sourceRecordPosition);
    if (commander?.matches(record)) this.reach(commander, record);
    for (const waiter of this.waiters) if (waiter.matches(record)) this.reach(waiter, record);
  }

  /** Called when all that was in the log has been applied. */
  drained(): void {
    for (const tell of this.reached.splice(0)) tell();
  }

  /** Ends every wait, because the engine has gone or starts anew. */
  abandon(reason: string): void {
    this.drained();
    for (const waiter of [...this.waiters, ...this.commands.values()]) waiter.fail(unavailable(reason));
  }

  private reach(waiter: Waiter, record: EngineRecord): void {
    waiter.leave();
    this.reached.push(() => waiter.settle(record));
  }

  /** @param enter puts the waiter where records are looked for; gives the way to take it out again */
  private keep(matches: Waiter['matches'], limitMs: number, lateDetail: string, enter: (waiter: Waiter) => () => void): Watch {
    let cancel = () => {};
    const outcome = new Promise<EngineRecord>((resolve, reject) => {
      const limit = setTimeout(() => waiter.fail(deadlineExceeded(lateDetail)), limitMs);
      const waiter: Waiter = {
        matches,
        leave: () => leave(),
        settle: (record) => (clearTimeout(limit), resolve(record)),
        fail: (error) => (cancel(), reject(error)),
      };
      const leave = enter(waiter);
      cancel = () => (clearTimeout(limit), leave());
    });
    outcome.catch(() => undefined);
    return { outcome, cancel: () => cancel() };
  }

  /** The wait must begin in the very turn that tells the position: the outcome's record may follow in it. */
  private write({ key, passing, ...command }: EngineCommand): Promise<Watch> {
    const late = `The engine did not answer the command '${command.intent}' within ${commandLimitMs / 1000} s`;
    const isOutcome = (record: EngineRecord) => record.valueType === command.valueType && record.intent !== passing;
    const outcomeOf = (position = -1) =>
      this.keep(isOutcome, commandLimitMs, late, (waiter) => {
        this.commands.set(position, waiter);
        return () => this.commands.delete(position);
      });
    return new Promise((resolve, reject) =>
      this.engine().send(key === undefined ? command : { ...command, key: Number(key) }, {
        answered: ({ position }) => resolve(outcomeOf(position)),
        refused: (error) => reject(error instanceof ClusterFailure ? unavailable(error.message) : invalidArgument(error.message)),
      }),
    );
  }
}
