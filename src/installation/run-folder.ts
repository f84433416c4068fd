import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Config } from '../config';

type Place = Pick<Config, 'RUN_FOLDER'>;

const root = join(import.meta.dirname, '..', '..');
const lockFile = (config: Place) => join(runFolder(config), 'start.pid');
const settingsFile = (config: Place) => join(runFolder(config), 'installation.env');

/** What a running installation leaves on disk for commands beside it; never committed. */
export const runFolder = ({ RUN_FOLDER }: Place): string => resolve(root, RUN_FOLDER);

/** Where notices are written as files. */
export function noticeFolder(config: Place & Pick<Config, 'NOTICE_FOLDER'>): string {
  return config.NOTICE_FOLDER === undefined ? join(runFolder(config), 'notices') : resolve(root, config.NOTICE_FOLDER);
}

/**
 * Takes the one place for a running start; throws a sentence when another process holds it.
 * A process that died without leaving is passed over.
 */
export function takePlace(config: Place): { leave(): void } {
  const file = lockFile(config);
  mkdirSync(runFolder(config), { recursive: true });
  if (!lock(file)) {
    const holder = Number(readFileSync(file, 'utf8'));
    if (isAlive(holder)) {
      throw new Error(`aftersales-flows is running already (process ${holder}); stop it with Ctrl-C there first.`);
    }
    rmSync(file, { force: true });
    if (!lock(file)) throw new Error('Another start of aftersales-flows was quicker; stop it with Ctrl-C there first.');
  }
  return {
    leave: () => {
      rmSync(file, { force: true });
      rmSync(settingsFile(config), { force: true });
    },
  };
}

/** Writes the settings that commands beside the running installation need (keys included: owner only). */
export function writeSettings(config: Place, settings: Record<string, string>): string {
  const file = settingsFile(config);
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
  return file;
}

/** Reads the running installation's settings into the environment; what is set there already stays. */
export function loadSettings(config: Place): void {
  const file = settingsFile(config);
  if (existsSync(file)) process.loadEnvFile(file);
}

/** Of two who want the file at once, one makes it. */
function lock(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
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
