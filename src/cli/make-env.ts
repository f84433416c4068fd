import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `npm run make-env [-- FILE]`: makes the `.env` that docker-compose.yml needs, from `.env.example`: every
 * secret new and random, readable by its owner only. Never touches a file that is there already.
 */
const root = join(import.meta.dirname, '..', '..');
const file = process.argv[2] ?? join(root, '.env');
const example = readFileSync(join(root, '.env.example'), 'utf8');
const filled = example
  .replace(/^(\w+_(?:PASSWORD|API_KEY|SESSION_KEY))=$/gm, (_line, name: string) => `${name}=${randomBytes(24).toString('base64url')}`)
  .replace(/^INSTALLATION_ID=$/m, `INSTALLATION_ID=i${randomBytes(6).toString('hex')}`);
try {
  writeFileSync(file, filled, { mode: 0o600, flag: 'wx' });
  console.log(`${file} is made. Keep it: the databases can't be opened without its passwords.`);
} catch (error) {
  const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
  console.error(exists ? `${file} is there already; it stays as it is.` : String(error));
  process.exitCode = 1;
}
