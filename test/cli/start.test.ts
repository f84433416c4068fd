import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv, promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { freePort } from '../../src/database/free-port';
import { stillRunning, type ProcessRow } from '../support/process-table';
import { startCommand, type StartCommand } from '../support/start-command';
import { until } from '../support/until';

/** `npm start` as people run it, on ports and in a run folder of its own. */
let folder: string;
let settings: Record<string, string>;
const started: StartCommand[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aftersales-flows-start-'));
  settings = { RUN_FOLDER: folder };
  for (const name of portNames) settings[name] = String(await freePort());
});
afterEach(async () => {
  for (const command of started.splice(0)) {
    command.signal('SIGKILL');
    await command.ended();
  }
  rmSync(folder, { recursive: true, force: true });
});

/** Two whole starts, on a busy machine. */
const startLimitMs = 180_000;
/** The day takes less than a minute on two free cores. */
const dayLimitMs = 300_000;
const root = join(import.meta.dirname, '..', '..');
const portNames = ['REST_PORT', 'GRPC_PORT', 'MONITORING_PORT', 'SYSTEMS_PORT'];
const pidFile = () => join(folder, 'start.pid');
const settingsFile = () => join(folder, 'installation.env');

function start(changes: Record<string, string> = {}, args = ['--empty']): StartCommand {
  const command = startCommand(args, { ...settings, ...changes });
  started.push(command);
  return command;
}

/** A start that is up, with the processes that belong to it. */
async function startUp(args?: string[]): Promise<{ command: StartCommand; java: ProcessRow; postgres: ProcessRow[]; dataFolder: string }> {
  const command = start({}, args);
  await command.says('What to do next', dayLimitMs);
  const children = command.children();
  const java = children.find((row) => /java$/.test(row.command.split(' ')[0] ?? ''));
  const postgres = children.filter((row) => row.command.includes('postgres'));
  const dataFolder = /(\S*aftersales-flows-postgres-\w+)\/data/.exec(postgres[0]?.command ?? '')?.[1];
  if (!java || dataFolder === undefined) throw new Error(`No engine or no database among ${JSON.stringify(children)}`);
  return { command, java, postgres, dataFolder };
}

type Up = Awaited<ReturnType<typeof startUp>>;

/** The commands of README's "By hand", against this start; resolves when their order is shipped. */
async function byHand(): Promise<void> {
  const [, commands = ''] = /```bash\n([^]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? [];
  const { stderr } = await promisify(execFile)('bash', ['--norc', '-euc', commands.replace('.run/installation.env', settingsFile())], { cwd: root });
  expect(stderr).toBe('');
  const given = parseEnv(readFileSync(settingsFile(), 'utf8'));
  await until('the order is shipped', async () => {
    const answer = await fetch(`${given['SYSTEMS_URL']}/order-desk/orders?state=shippedInFull`, { headers: { 'X-Api-Key': given['DEALERS_API_KEY'] ?? '' } });
    return (await answer.text()).includes('HAND-1');
  });
}

/** No process of the start is left, and none of its data. */
async function expectNothingLeft({ java, postgres, dataFolder }: Up): Promise<void> {
  await until('engine and database have ended', () => stillRunning([java, ...postgres]).length === 0);
  await until('the data folder is gone', () => !existsSync(dataFolder));
}

/** The command gave up with this sentence and no other. */
async function expectGivesUp(command: StartCommand, sentence: string | RegExp): Promise<void> {
  expect(await command.ended()).toBe(1);
  const lines = command.errors().trimEnd().split('\n');
  expect(lines).toEqual([typeof sentence === 'string' ? sentence : expect.stringMatching(sentence)]);
}

test('npm start plays the day: every order ends as expected, the books are balanced; a second start is told so; Ctrl-C stops all of it', async () => {
  const up = await startUp([]);
  const { command, java } = up;
  const lines = command.output().split('\n');
  expect(lines.filter((line) => /DIFFERS|NOT /.test(line))).toEqual([]);
  expect(lines.filter((line) => line.endsWith('  as expected'))).toHaveLength(49);
  expect(lines.filter((line) => line.endsWith('  balanced')).map((line) => line.split(' ')[0])).toEqual(['Pieces', 'Places', 'Shipped', 'Value', 'Value', 'Value', 'Ledger']);
  expect(lines).toContain('All 40 orders ended as expected.');
  expect(lines.filter((line) => line.startsWith('  判断能否领用'))).toHaveLength(1);
  expect(command.errors()).toBe('');

  await expectGivesUp(start(), `aftersales-flows is running already (process ${command.pid}); stop it with Ctrl-C there first.`);
  expect(existsSync(settingsFile())).toBe(true);
  expect((await fetch(`http://127.0.0.1:${settings['MONITORING_PORT']}/actuator/health`)).status).toBe(200);

  // In a terminal, Ctrl-C reaches the whole group: the engine must stand outside it to finish jobs in hand.
  expect(java.group).not.toBe(command.pid);
  command.signalGroup('SIGINT');
  expect(await command.ended()).toBe(0);
  expect(command.output()).toContain('Stopped.');
  expect(command.errors()).toBe('');
  expect([existsSync(pidFile()), existsSync(settingsFile())]).toEqual([false, false]);
  await expectNothingLeft(up);
}, dayLimitMs);

describe('npm start -- --empty', () => {
  test("says what is running, and README's commands ship an order; killed, it leaves nothing behind and does not stand in the way of the next start, which ends with a sentence without its engine", async () => {
    const up = await startUp();
    const output = up.command.output();
    expect(output).toContain('aftersales-flows is running');
    for (const name of portNames) expect(output).toContain(`127.0.0.1:${settings[name]}`);
    expect(output).not.toContain('dealer orders come in');
    expect(up.command.errors()).toBe('');
    expect(readFileSync(settingsFile(), 'utf8')).toContain(`CAMUNDA_REST_ADDRESS=http://127.0.0.1:${settings['REST_PORT']}`);
    await byHand();

    up.command.signal('SIGKILL');
    await up.command.ended();
    await expectNothingLeft(up);
    expect(readFileSync(pidFile(), 'utf8')).toBe(String(up.command.pid));

    const next = await startUp();
    process.kill(next.java.pid, 'SIGKILL');
    expect(await next.command.ended()).toBe(1);
    expect(next.command.errors()).toContain("The engine's process ended with SIGKILL. Everything is stopped; start again.");
    await expectNothingLeft(next);
  }, startLimitMs);

  test('told to end while it still starts, it stops what it has started', async () => {
    const command = start();
    const children = await until('engine and database start', () => {
      const seen = command.children();
      return ['java', 'postgres'].every((name) => seen.some((row) => row.command.includes(name))) && seen;
    }, 60_000);
    command.signal('SIGTERM');
    expect(await command.ended()).toBe(0);
    expect(command.output()).not.toContain('is running');
    expect(command.errors()).toBe('');
    await until('nothing of it runs', () => stillRunning(children).length === 0);
    expect(existsSync(pidFile())).toBe(false);
  }, startLimitMs);
});

describe('npm start says in a sentence', () => {
  let other: Server | undefined;
  afterEach(() => new Promise<void>((resolve) => (other ? other.close(() => resolve()) : resolve())));

  test.each(portNames)('that the port of %s is taken', async (name) => {
    const port = Number(settings[name]);
    other = createServer();
    await new Promise<void>((resolve) => other?.listen(port, '127.0.0.1', resolve));
    await expectGivesUp(start(), new RegExp(`^Port ${port} .*is taken.*another port\\.$`));
    expect(existsSync(pidFile())).toBe(false);
  });

  test('that there is no JDK where one was said to be', async () => {
    const home = join(folder, 'jdk');
    mkdirSync(home);
    const command = start({ AFTERSALES_JAVA_HOME: home, PATH: '' });
    await expectGivesUp(command, `AFTERSALES_JAVA_HOME is ${home}, but there is no JDK with bin/java and bin/javac.`);
  });

  test('that an option or a setting is none', async () => {
    await expectGivesUp(start({}, ['--emty']), /^'--emty' is no option of npm start; there are: --empty/);
    await expectGivesUp(start({ REST_PORT: 'eighty' }), /^The configuration is not usable\. REST_PORT: /);
  });
});
