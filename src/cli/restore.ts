import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../config';
import { restore } from '../database/backup/restore';
import { startEmbeddedDatabase } from '../database/embedded';
import { besideDatabase } from '../database/rehearsal';
import { keptSchemas } from '../installation/kept-schemas';
import { loadSettings } from '../installation/run-folder';
import { asCommand } from './as-command';
import { required } from './required';

const options = { rehearsal: { type: 'boolean', default: false }, 'with-faults': { type: 'boolean', default: false } } as const;

/**
 * `npm run restore -- FOLDER [--rehearsal] [--with-faults]`: restores a backup into the empty database of DATABASE_URL, all or
 * nothing; as a rehearsal, into a database that goes away again: beside that of DATABASE_URL, or without it in a PostgreSQL of its
 * own. Ends with 1 when nothing was restored, or when the books do not hold.
 */
async function main(): Promise<boolean> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [folder, ...others] = positionals;
  if (folder === undefined || others.length > 0) throw new Error('Say which backup: npm run restore -- FOLDER [--rehearsal] [--with-faults].');
  const into = await target(values.rehearsal);
  try {
    const { manifest, checked, faults } = await restore({ url: into.url, folder: resolve(folder), schemas: keptSchemas, withFaults: values['with-faults'] });
    const tables = manifest.schemas.flatMap((schema) => schema.tables);
    for (const line of checked) console.log(line);
    for (const line of faults) console.log(`DOES NOT HOLD: ${line}`);
    console.log(`${values.rehearsal ? 'Rehearsed' : 'Restored'}: ${tables.length} tables, ${tables.reduce((sum, { rows }) => sum + rows, 0)} rows, as they were on ${manifest.madeAt}.`);
    return faults.length === 0;
  } finally {
    await into.leave();
  }
}

async function target(rehearsal: boolean): Promise<{ url: string; leave(): Promise<void> }> {
  if (rehearsal) {
    const { DATABASE_URL: given } = readConfig();
    if (given !== undefined) return besideDatabase(given);
    const database = await startEmbeddedDatabase();
    return { url: database.url, leave: () => database.stop() };
  }
  loadSettings(readConfig());
  return { url: required(readConfig(), 'DATABASE_URL'), leave: () => Promise.resolve() };
}

asCommand(main);
