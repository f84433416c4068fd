import { parseArgs } from 'node:util';
import { accountOf, connectCamunda } from '../camunda/client';
import { migrateCases } from '../camunda/migrate-cases';
import { readConfig } from '../config';
import { loadSettings } from '../installation/run-folder';
import { asCommand } from './as-command';

/**
 * `npm run migrate-cases -- FLOW [--go]`: brings the running cases of a flow to the version deployed last; without `--go` a trial.
 * Ends with 1 when a case has to stay.
 */
async function main(): Promise<boolean> {
  const { values, positionals } = parseArgs({ options: { go: { type: 'boolean', default: false } }, allowPositionals: true });
  const [flow, ...others] = positionals;
  if (flow === undefined || others.length > 0) throw new Error('Say which flow: npm run migrate-cases -- FLOW [--go].');
  loadSettings(readConfig());
  const config = readConfig();
  const camunda = connectCamunda(config.CAMUNDA_REST_ADDRESS, accountOf(config));
  const { migrated, stay } = await migrateCases({ camunda, flow, go: values.go, tell: (line) => console.log(line) });
  console.log(`${migrated} instances ${values.go ? 'are of the latest version now' : 'would go to the latest version: --go brings them there'}, ${stay} stay.`);
  return stay === 0;
}

asCommand(main);
