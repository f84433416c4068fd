import { parseArgs } from 'node:util';
import { z } from 'zod';
import { timeToLiveMs } from '../camunda/messages';
import { wallClock } from '../clock';
import { readConfig } from '../config';
import type { BaseTables } from '../database/base-tables';
import { connect } from '../database/connect';
import { keptSchemas } from '../installation/kept-schemas';
import { loadSettings } from '../installation/run-folder';
import { redeliverMessages } from '../relay/redeliver';
import { asCommand } from './as-command';
import { required } from './required';

const dayMs = 24 * 3600 * 1000;
const options = { since: { type: 'string' }, go: { type: 'boolean', default: false } } as const;
const moment = z.iso.datetime({ offset: true, error: 'Say since when the cluster knows nothing: npm run redeliver -- --since 2026-11-26T18:00:00+08:00 [--go].' });

/**
 * `npm run redeliver -- --since MOMENT [--go]`: after the cluster was restored to a moment, has the messages that it took since then
 * sent to it again; without `--go` it tells how many that would be.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options });
  const given = moment.safeParse(values.since);
  if (!given.success) throw new Error(given.error.issues[0]?.message);
  const age = wallClock.now().getTime() - Date.parse(given.data);
  // What is older it would take as new, and begin cases a second time.
  if (age < 0 || age > timeToLiveMs) throw new Error(`--since ${given.data} must lie in the last ${timeToLiveMs / dayMs} days: the cluster knows a message that comes again for no longer.`);
  loadSettings(readConfig());
  const url = required(readConfig(), 'DATABASE_URL');
  for (const { schema } of keptSchemas) {
    const db = connect<BaseTables>(url, schema, 1);
    try {
      for (const { target, count } of await redeliverMessages(db, new Date(given.data), values.go)) console.log(`${schema}: ${target}: ${count}`);
    } finally {
      await db.destroy();
    }
  }
  console.log(values.go ? 'They wait in the outboxes; the systems send them when they run.' : 'Nothing was changed: this was a trial; --go has them sent again.');
}

asCommand(main);
