import { parseArgs } from 'node:util';
import { shanghaiDay, wallClock } from '../clock';
import { readConfig } from '../config';
import { removePersonalData } from '../database/personal-data/remove';
import { keptSchemas } from '../installation/kept-schemas';
import { agedData, contactData } from '../installation/personal-data';
import { loadSettings } from '../installation/run-folder';
import { asCommand } from './as-command';
import { required } from './required';

/**
 * `npm run remove-personal-data -- [--recipient NO] [--go]`: removes what is kept of people for longer than PERSONAL_DATA_MONTHS, or
 * how a dealer, supplier or post is reached by mail; without `--go` it tells what that would be.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { recipient: { type: 'string' }, go: { type: 'boolean', default: false } } });
  loadSettings(readConfig());
  const config = readConfig();
  const { recipient, go } = values;
  const { before, removed } = await removePersonalData({
    url: required(config, 'DATABASE_URL'),
    schemas: keptSchemas,
    dataOf: recipient === undefined ? agedData : contactData(recipient),
    withAnswers: recipient === undefined,
    at: wallClock.now(),
    months: config.PERSONAL_DATA_MONTHS,
    go,
  });
  console.log(recipient === undefined ? `Older than ${shanghaiDay(before)} (PERSONAL_DATA_MONTHS: ${config.PERSONAL_DATA_MONTHS}):` : `Of ${recipient}:`);
  for (const { schema, is, count, audited } of removed) console.log(`  ${schema}: ${is}: ${count} rows, ${audited} rows of the audit log`);
  if (removed.length === 0) console.log('  nothing');
  else console.log(go ? 'Removed; signatures, ledger and audit logs hold. Backups still have it: delete those that are older.' : 'Nothing was removed: this was a trial; --go removes it.');
}

asCommand(main);
