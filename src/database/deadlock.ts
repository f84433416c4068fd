import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

const deadlock = '40P01';
const tries = 4;
const longestPauseMs = 50;

/**
 * Does a whole transaction again that PostgreSQL took back because it and another waited for each other: nothing of it has
 * happened, and the other one is through by then. The pause differs, so that the two do not meet again.
 */
export async function againAfterDeadlock<Result>(transaction: () => Promise<Result>): Promise<Result> {
  for (let left = tries - 1; ; left -= 1) {
    try {
      return await transaction();
    } catch (error) {
      if (left === 0 || !(error instanceof pg.DatabaseError) || error.code !== deadlock) throw error;
      await pause(Math.random() * longestPauseMs);
    }
  }
}
