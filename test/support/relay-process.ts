import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { service, type TestWorld } from './world';

/** A process that publishes what lies in the outboxes of a world, and nothing else. */
export interface RelayProcess {
  /** `kill -9`; resolves when it is gone. */
  kill(): Promise<void>;
}

/** @param camunda base URL under which it finds the engine */
export function startRelayProcess(world: TestWorld, camunda: string): RelayProcess {
  const settings = {
    DATABASE_URL: world.adminUrl,
    CAMUNDA_REST_ADDRESS: camunda,
    CAMUNDA_BASIC_AUTH_USERNAME: service.username,
    CAMUNDA_BASIC_AUTH_PASSWORD: service.password,
    INSTALLATION_ID: world.installation.id,
    CLOCK_STANDS_AT: world.clock.now().toISOString(),
    NODE_OPTIONS: '',
  };
  const script = join(import.meta.dirname, '..', '..', 'dist', 'relay-main.js');
  const child: ChildProcess = spawn(process.execPath, [script], { env: { ...process.env, ...settings }, stdio: ['ignore', 'ignore', 'inherit'] });
  return {
    kill: async () => {
      if (child.exitCode !== null) throw new Error(`The relay's process ended by itself with ${child.exitCode}`);
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
