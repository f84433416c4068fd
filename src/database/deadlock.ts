import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { backOffMs, type BackOff } from '../back-off';

const deadlock = '40P01';
const mostRepeats = 3;
const betweenTries: BackOff = { firstMs: 10, maxMs: 50 };

/**
 * Does a whole transaction again that PostgreSQL took back because it and another waited for each other: nothing of it has
 * happened, and the other one goes on meanwhile. Rejects with the last deadlock after three repeats.
 */
export async function againAfterDeadlock<Result>(transaction: () => Promise<Result>): Promise<Result> {
  for (let repeat = 1; ; repeat += 1) {
    try {
      return await transaction();
    } catch (error) {
      if (repeat > mostRepeats || !(error instanceof pg.DatabaseError) || error.code !== deadlock) throw error;
      await pause(backOffMs(repeat, betweenTries));
    }
  }
}
