import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { shanghaiIso, wallClock } from '../clock';
import { asCommand } from './as-command';
import { acceptedFindings, findingsOf } from './package-findings';

const root = join(import.meta.dirname, '..', '..');
const limitMs = 60_000;

/**
 * `npm run audit-packages`: asks the package registry what is known against the packages that run in production. Ends with 1
 * for a finding that `operations/accepted-findings.json` does not accept, with 2 when the registry could not be asked;
 * with `--or-not-asked`, as `npm test` runs it, that is only told.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { 'or-not-asked': { type: 'boolean', default: false } } });
  const accepted = acceptedFindings.parse(JSON.parse(readFileSync(join(root, 'operations', 'accepted-findings.json'), 'utf8')));
  const findings = findingsOf(await npmAudit(), accepted, shanghaiIso(wallClock.now()).slice(0, 10));
  if (!findings.asked) {
    console.log(`NOT ASKED: the package registry does not tell findings (${findings.why}). Nothing is known of the packages; ask where a registry does.`);
    return values['or-not-asked'] ? 0 : 2;
  }
  for (const line of findings.accepted) console.log(line);
  for (const line of findings.open) console.log(`OPEN ${line}`);
  for (const id of findings.unused) console.log(`${id} is accepted, but nothing needs it any more: take it out of operations/accepted-findings.json`);
  console.log(`${findings.open.length} open findings, ${findings.accepted.length} accepted`);
  return findings.open.length === 0 ? 0 : 1;
}

/** What npm prints; it ends with 1 for findings and for faults alike. */
async function npmAudit(): Promise<string> {
  const npm = spawn('npm', ['audit', '--omit=dev', '--json'], { cwd: root, stdio: ['ignore', 'pipe', 'ignore'], timeout: limitMs, shell: process.platform === 'win32' });
  const [printed] = await Promise.all([text(npm.stdout), once(npm, 'close')]);
  return printed;
}

asCommand(main);
