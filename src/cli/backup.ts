import { resolve } from 'node:path';
import { wallClock } from '../clock';
import { readConfig } from '../config';
import { dump } from '../database/backup/dump';
import { keptSchemas } from '../installation/kept-schemas';
import { loadSettings } from '../installation/run-folder';
import { asCommand } from './as-command';
import { required } from './required';

/**
 * `npm run backup -- FOLDER`: writes the systems' database of one moment into a new folder, while the systems run, and checks its
 * books. Ends with 1 when they do not hold (the backup is written), or when there is no backup.
 */
async function main(): Promise<boolean> {
  const [folder, ...others] = process.argv.slice(2);
  if (folder === undefined || others.length > 0) throw new Error('Say which new folder: npm run backup -- FOLDER.');
  loadSettings(readConfig());
  const { manifest: backup, sha256 } = await dump({ url: required(readConfig(), 'DATABASE_URL'), folder: resolve(folder), schemas: keptSchemas, at: wallClock.now() });
  for (const { schema, tables } of backup.schemas) console.log(`${schema}: ${tables.length} tables, ${tables.reduce((sum, { rows }) => sum + rows, 0)} rows`);
  const absent = keptSchemas.filter(({ schema }) => !backup.schemas.some((each) => each.schema === schema)).map(({ schema }) => schema);
  if (absent.length > 0) console.log(`Not in this database: ${absent.join(', ')}.`);
  for (const line of backup.checked) console.log(line);
  for (const line of backup.faults) console.log(`DOES NOT HOLD: ${line}`);
  console.log(`The backup is in ${resolve(folder)}; its hash, to be kept elsewhere: ${sha256}`);
  return backup.faults.length === 0;
}

asCommand(main);
