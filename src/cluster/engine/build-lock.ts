import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { ClusterFailure } from '../failure';

const limitMs = 15 * 60_000;
const pauseMs = 200;

/**
 * Runs a task that only one process at a time may run. The lock is a file with the owner's process
 * id; a lock whose owner is gone is taken over.
 * @throws ClusterFailure when the owner holds it for a quarter of an hour
 */
export async function withLock<T>(file: string, task: () => Promise<T>): Promise<T> {
  const patience = AbortSignal.timeout(limitMs);
  while (!take(file)) {
    if (patience.aborted) throw new ClusterFailure(`Another process has held ${file} for too long: end it, or delete the file.`);
    await pause(pauseMs);
  }
  try {
    return await task();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (ownerIsGone(file)) rmSync(file, { force: true });
    return false;
  }
}

function ownerIsGone(file: string): boolean {
  try {
    const owner = Number(readFileSync(file, 'utf8'));
    if (owner > 0) process.kill(owner, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
