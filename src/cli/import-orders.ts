import { readConfig, systemUrl } from '../config';
import { importOrders } from '../import/import-orders';
import { loadSettings } from '../installation/run-folder';
import { createSystemClients } from '../systems/clients';
import { asCommand } from './as-command';
import { required } from './required';

/**
 * `npm run import-orders -- FILE`: brings a dealer's file of orders to the order desk of the running
 * installation. Ends with 1 when anything was refused.
 */
async function main(): Promise<boolean> {
  loadSettings(readConfig());
  const config = readConfig();
  const [path, ...others] = process.argv.slice(2);
  if (path === undefined || others.length > 0) throw new Error('Say which file: npm run import-orders -- FILE (CSV or XLSX).');
  const { orderDesk } = createSystemClients((name) => systemUrl(config, name), required(config, 'OPERATOR_API_KEY'));
  return importOrders({ path, orderDesk, locale: config.LOCALE, tell: (line) => console.log(line) });
}

asCommand(main);
