import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a running installation leaves on disk for commands beside it; never committed. */
const runFolder = join(import.meta.dirname, '..', '..', '.run');
const lockFile = join(runFolder, 'start.pid');
const settingsFile = join(runFolder, 'installation.env');

/**
 * Takes the one place for a running start; throws a sentence when another process holds it.
 * A process that died without leaving is passed over.
 */
export function takePlace(): { leave(): void } {
  mkdirSync(runFolder, { recursive: true });
  const holder = existsSync(lockFile) ? Number(readFileSync(lockFile, 'utf8')) : undefined;
  if (holder !== undefined && isAlive(holder)) {
    throw new Error(`aftersales-flows is running already (process ${holder}); stop it with Ctrl-C there first.`);
  }
  writeFileSync(lockFile, String(process.pid));
  return {
    leave: () => {
      rmSync(lockFile, { force: true });
      rmSync(settingsFile, { force: true });
    },
  };
}

/** Writes the settings that commands beside the running installation need (keys included: owner only). */
export function writeSettings(settings: Record<string, string>): string {
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  writeFileSync(settingsFile, `${lines.join('\n')}\n`, { mode: 0o600 });
  chmodSync(settingsFile, 0o600);
  return settingsFile;
}

/** Reads the running installation's settings into the environment; what is set there already stays. */
export function loadSettings(): void {
  if (existsSync(settingsFile)) process.loadEnvFile(settingsFile);
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
