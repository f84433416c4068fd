import { parseArgs } from 'node:util';
import { readConfig, systemUrl } from '../config';
import { loadSettings } from '../installation/run-folder';
import { createSystemClients } from '../systems/clients';
import { takeOver } from '../take-over/take-over';
import { asCommand } from './as-command';
import { required } from './required';

/**
 * `npm run take-over -- FOLDER [--go]`: takes over the old books into the running installation; without `--go` a trial, which asks the installation only what it has opened already.
 * Ends with 1 when something does not balance or was refused.
 */
async function main(): Promise<boolean> {
  const { values, positionals } = parseArgs({ options: { go: { type: 'boolean', default: false } }, allowPositionals: true });
  const [folder, ...others] = positionals;
  if (folder === undefined || others.length > 0) throw new Error('Say which folder: npm run take-over -- FOLDER [--go].');
  loadSettings(readConfig());
  const config = readConfig();
  const key = values.go ? required(config, 'OPERATOR_API_KEY') : config.OPERATOR_API_KEY;
  const clients = key === undefined ? undefined : createSystemClients((name) => systemUrl(config, name), key);
  return takeOver({ folder, go: values.go, clients, locale: config.LOCALE, tell: (line) => console.log(line) });
}

asCommand(main);
