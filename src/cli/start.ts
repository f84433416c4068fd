import { checkPort } from '../cluster/http/listen';
import { readConfig, type Config } from '../config';
import { takePlace } from '../installation/run-folder';
import { afterAll, onSignal } from './shutdown';

/** `npm start`: everything on this machine, until Ctrl-C. What stands against it is told before the rest is loaded. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const config = readConfig();
  const place = takePlace(config);
  const shutdown = afterAll();
  shutdown.add('place', () => Promise.resolve(place.leave()));
  onSignal(() => shutdown.run());
  try {
    await checkPorts(config);
    const { startEverything } = await import('./start-everything');
    await startEverything(options, config, shutdown);
  } catch (error) {
    // What fails because everything is being stopped is no news.
    if (shutdown.begun) return;
    await shutdown.run();
    throw error;
  }
}

function readOptions(given: string[]): { empty: boolean; withWorkers: boolean } {
  const known = ['--empty', '--no-workers'];
  const unknown = given.find((option) => !known.includes(option));
  if (unknown !== undefined) throw new Error(`'${unknown}' is no option of npm start; there are: ${known.join(', ')}.`);
  return { empty: given.includes('--empty'), withWorkers: !given.includes('--no-workers') };
}

async function checkPorts({ REST_PORT, GRPC_PORT, MONITORING_PORT, SYSTEMS_PORT }: Config): Promise<void> {
  await checkPort(REST_PORT, 'REST API');
  await checkPort(GRPC_PORT, 'gRPC gateway');
  await checkPort(MONITORING_PORT, 'monitoring');
  await checkPort(SYSTEMS_PORT, 'company systems');
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  if (process.env['LOG_LEVEL'] === 'debug') console.error(error);
  process.exit(1);
});
