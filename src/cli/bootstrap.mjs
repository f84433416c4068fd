/**
 * The first step of `npm start` and `npm test` on a fresh clone: installs the npm packages if they are
 * missing or not those of the lock file, bundles the commands if their sources changed, then hands over.
 * Plain JavaScript without any package, because nothing is installed yet.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const stamp = join(root, 'node_modules', '.aftersales-flows-lock');

checkNode();
installPackages();
const { buildIfChanged } = await import('./build.mjs');
await buildIfChanged();
process.setSourceMapsEnabled(true);
const [command, ...rest] = process.argv.slice(2);
process.argv = [process.argv[0] ?? 'node', join(root, 'src', 'cli', `${command}.ts`), ...rest];
await import(`../../dist/${command}.js`);

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  end(`Node.js 20.19 or newer is needed; this is ${process.versions.node}.`);
}

function installPackages() {
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.error('Installing the npm packages of the lock file …');
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    // A package's install script would report to its maker.
    env: { ...process.env, IBM_TELEMETRY_DISABLED: 'true' },
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) end('The npm packages could not be installed; npm says why above.');
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(stamp, lock);
}

function end(sentence) {
  console.error(sentence);
  process.exit(1);
}
