import { readConfig, systemUrl } from '../config';
import { loadSettings } from '../installation/run-folder';
import { createSystemClients } from '../systems/clients';
import { verifySheets } from '../systems/documents/signatures/verify-sheets';
import { asCommand } from './as-command';
import { required } from './required';

/**
 * `npm run verify-signatures`: verifies every signature sheet of the running installation. Ends with 1 when one of
 * them does not read as it was signed.
 */
async function main(): Promise<boolean> {
  loadSettings(readConfig());
  const config = readConfig();
  const { documents } = createSystemClients((name) => systemUrl(config, name), required(config, 'OPERATOR_API_KEY'));
  return verifySheets(documents, (line) => console.log(line));
}

asCommand(main);
