import { setTimeout as pause } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';
import type { Clock } from '../clock';
import type { BaseTables } from '../database/base-tables';
import { inTransaction } from '../database/in-transaction';
import type { Logger } from '../log';
import { deliverBatch, laneOf, type Outcome } from './batch';
import type { Deliver, DueEntry } from './entry';
import { claimDue, countPending, markDelivered, markFailed, readBacklog, selectPending, type PendingEntry } from './queue';
import { reportOutcomes, tellOutcomes, type ObserveDelivery } from './report';
import { pauseAfter } from './retry';

export interface RelayOptions {
  /** The system's database: the relay touches its outbox only. */
  db: Kysely<BaseTables>;
  system: string;
  deliver: Deliver;
  clock: Clock;
  logger: Logger;
  /** Told how each try ended. */
  observe?: ObserveDelivery | undefined;
  /** Milliseconds between two looks without being woken; default 1000. */
  pollMs?: number;
  /** Entries in hand at once; default 16. */
  batchSize?: number;
  /** Milliseconds after which a delivery without an answer counts as failed; default 30,000. */
  deliveryLimitMs?: number;
  /** Milliseconds after which a batch that waits for an answer is left behind by the next ones; default 1000. */
  slowMs?: number;
}

/** Batches in hand at once, all but one of them slow: each holds a connection to the database. */
const mostPasses = 3;

/**
 * Empties one system's outbox. Several relays may work on one outbox; an entry is in one hand at a time.
 *
 * Promised: an entry that was committed is delivered at least once, each time with the same ids, and stays
 * until it arrived. With one relay, messages with the same correlation key are first tried in the order they
 * were written. Not promised: order between other entries, or between several relays; and a message that
 * failed may be overtaken by the next one, for no entry's failure holds up another. One that gets no answer holds up
 * the messages behind it with its correlation key, and others no longer than `slowMs`.
 */
export class Relay {
  private wanted = false;
  private stopped = false;
  /** Passes at work, with the moment when each took its batch. */
  private readonly passes = new Map<Promise<void>, { began: number }>();
  private readonly lanesInHand = new Set<string>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: RelayOptions) {}

  /** Looks now, and from time to time. */
  start(): void {
    this.timer ??= setInterval(() => void this.look(), this.options.pollMs ?? 1000).unref();
    this.wake();
  }

  /** Looks as soon as possible: call it after a commit. Returns at once, never throws. */
  wake(): void {
    this.wanted = !this.stopped;
    if (!this.wanted || this.isBusy()) return;
    const pass = { began: performance.now() };
    const working = this.work(pass).finally(() => {
      this.passes.delete(working);
      // Woken between the last look and this line.
      if (this.wanted) this.wake();
    });
    this.passes.set(working, pass);
  }

  /** A pass is at work that will look again soon, or there are enough of them. */
  private isBusy(): boolean {
    const slow = performance.now() - (this.options.slowMs ?? 1000);
    return this.passes.size >= mostPasses || [...this.passes.values()].some(({ began }) => began > slow);
  }

  /** Takes nothing new; resolves when what is in hand is delivered and marked. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wanted = false;
    clearInterval(this.timer);
    await Promise.all(this.passes.keys());
  }

  /** Resolves when nothing is due any more. What failed and waits for its next try is not due. */
  async drain(): Promise<void> {
    while (!this.stopped) {
      this.wake();
      await Promise.all(this.passes.keys());
      if ((await this.due()) === 0) return;
      // What is left is in another relay's hand, or the database is away.
      await pause(10);
    }
  }

  /** How many entries have not arrived yet. */
  pending(): Promise<number> {
    return countPending(this.options.db);
  }

  /** How many entries are to be tried now. */
  due(): Promise<number> {
    return countPending(this.options.db, this.options.clock.now());
  }

  /** How much has not arrived yet, and since when. */
  backlog(): ReturnType<typeof readBacklog> {
    return readBacklog(this.options.db, this.options.clock.now());
  }

  /** The oldest entries that have not arrived yet, with what stands against them. */
  listPending(limit = 100): Promise<PendingEntry[]> {
    return selectPending(this.options.db, limit);
  }

  /** Most looks find nothing: they cost no transaction. */
  private async look(): Promise<void> {
    const due = await this.due().catch(() => Infinity);
    if (due > 0) this.wake();
  }

  private async work(pass: { began: number }): Promise<void> {
    while (this.wanted) {
      this.wanted = false;
      pass.began = performance.now();
      try {
        const taken = await inTransaction(this.options.db, 'read write', (tx) => this.pass(tx));
        this.wanted ||= taken > 0 && !this.stopped;
      } catch (err) {
        this.options.logger.error({ err, system: this.options.system }, 'outbox.unreadable');
      }
    }
  }

  /** Delivers one batch under its row locks: a relay that dies lets go of them, and the entries come again. */
  private async pass(tx: Transaction<BaseTables>): Promise<number> {
    const { clock, system, deliver, logger, observe, batchSize = 16, deliveryLimitMs = 30_000 } = this.options;
    const due = (await claimDue(tx, clock.now(), batchSize)).map((row) => ({ ...row, system }));
    const { entries, letGo } = this.takeLanes(due);
    try {
      const outcomes = await deliverBatch(entries, deliver, { limitMs: deliveryLimitMs, goOn: () => !this.stopped });
      await this.mark(tx, outcomes);
      reportOutcomes(outcomes, logger);
      tellOutcomes(outcomes, observe);
    } finally {
      letGo();
    }
    return entries.length;
  }

  /** Of these entries those whose lane no other pass has in hand: a message does not overtake the one before it. */
  private takeLanes(due: DueEntry[]): { entries: DueEntry[]; letGo: () => void } {
    const entries = due.filter((entry) => !this.lanesInHand.has(laneOf(entry)));
    const lanes = new Set(entries.map(laneOf));
    for (const lane of lanes) this.lanesInHand.add(lane);
    return { entries, letGo: () => lanes.forEach((lane) => this.lanesInHand.delete(lane)) };
  }

  private async mark(tx: Transaction<BaseTables>, outcomes: Outcome[]): Promise<void> {
    const at = this.options.clock.now();
    const delivered = outcomes.filter((outcome) => outcome.error === undefined);
    await markDelivered(tx, delivered.map(({ entry }) => entry.id), at);
    for (const { entry, error } of outcomes) {
      if (error === undefined) continue;
      const attempts = entry.attempts + 1;
      const nextAttemptAt = new Date(at.getTime() + pauseAfter(error, attempts));
      await markFailed(tx, entry.id, { attempts, nextAttemptAt, lastError: keepable(error.message) });
    }
  }
}

/** What of an error's words a column can keep: PostgreSQL takes no NUL, and the mark must not fail. */
const keepable = (words: string) => words.replaceAll('\0', '').slice(0, 2000);

/** A relay that is not started yet. */
export const createRelay = (options: RelayOptions): Relay => new Relay(options);
