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
    let cancel = () => {};
    const outcome = new Promise<EngineRecord>((resolve, reject) => {
      const limit = setTimeout(() => waiter.fail(deadlineExceeded(lateDetail)), limitMs);
      const waiter: Waiter = {
        matches,
        settle: (record) => (clearTimeout(limit), resolve(record)),
        fail: (error) => (cancel(), reject(error)),
      };
      cancel = () => (clearTimeout(limit), void this.waiters.delete(waiter));
      this.waiters.add(waiter);
    });
    outcome.catch(() => undefined);
    return { outcome, cancel: () => cancel() };
  }

  /** Called with each record after the projection has applied it. */
  hear(record: EngineRecord): void {
    for (const waiter of this.waiters) {
      if (!waiter.matches(record)) continue;
      this.waiters.delete(waiter);
      this.reached.push(() => waiter.settle(record));
    }
  }

  /** Called when all that was in the log has been applied. */
  drained(): void {
    for (const tell of this.reached.splice(0)) tell();
  }

  /** Ends every wait, because the engine has gone or starts anew. */
  abandon(reason: string): void {
    this.drained();
    for (const waiter of [...this.waiters]) waiter.fail(unavailable(reason));
  }

  /** The wait must begin in the very turn that tells the position: the outcome's record may follow in it. */
  private write({ key, passing, ...command }: EngineCommand): Promise<Watch> {
    const late = `The engine did not answer the command '${command.intent}' within ${commandLimitMs / 1000} s`;
    const isOutcome = (position: number | undefined) => (record: EngineRecord) =>
      record.sourceRecordPosition === position && record.valueType === command.valueType && record.intent !== passing;
    return new Promise((resolve, reject) =>
      this.engine().send(key === undefined ? command : { ...command, key: Number(key) }, {
        answered: ({ position }) => resolve(this.watch(isOutcome(position), commandLimitMs, late)),
        refused: (error) => reject(error instanceof ClusterFailure ? unavailable(error.message) : invalidArgument(error.message)),
      }),
    );
  }
}
