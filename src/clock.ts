/**
 * The one clock. Systems, workers and the embedded engine read the same time; nothing else in the
 * code calls `new Date()` for the current moment, and no SQL calls `now()`.
 */
export interface Clock {
  /** The current moment. */
  now(): Date;
}

/** Production's clock. */
export const wallClock: Clock = { now: () => new Date() };

/**
 * A clock for tests and simulations: starts at a given date, runs on with the wall, and moves forward
 * by command. It never goes back, because the engine's timers can't.
 */
export class VirtualClock implements Clock {
  private offset: number;
  private held: Date | undefined;

  constructor(start: Date) {
    this.offset = start.getTime() - Date.now();
  }

  now(): Date {
    return this.held ?? new Date(Date.now() + this.offset);
  }

  /** Stands still at a moment while `act` runs, for what is said of an exact moment; then runs on as if it had not. */
  async holdAt<T>(moment: Date, act: () => Promise<T>): Promise<T> {
    this.held = moment;
    try {
      return await act();
    } finally {
      this.held = undefined;
    }
  }

  /** Moves the clock forward by `milliseconds`; throws a RangeError for a negative figure. */
  advance(milliseconds: number): void {
    if (!(milliseconds >= 0)) throw new RangeError(`The clock only moves forward, not by ${milliseconds} ms`);
    this.offset += milliseconds;
  }
}

/** Shanghai knows no summer time since 1991; the runtime's own calendar takes a hundred times as long. */
const shanghaiOffsetMs = 8 * 3600 * 1000;
const inShanghai = (moment: Date) => new Date(moment.getTime() + shanghaiOffsetMs).toISOString();

/** The calendar day of a moment in Asia/Shanghai, as `YYYY-MM-DD` (flows.md 0.6, I-G-4). */
export function shanghaiDay(moment: Date): string {
  return inShanghai(moment).slice(0, 10);
}

/** A moment as ISO 8601 text in Shanghai's time, `2026-09-07T18:00:00+08:00`: what staff read in forms and papers. */
export function shanghaiIso(moment: Date): string {
  return inShanghai(moment).replace('.000Z', 'Z').replace('Z', '+08:00');
}
