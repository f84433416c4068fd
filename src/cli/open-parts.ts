import { readConfig, systemUrl } from '../config';
import { loadSettings } from '../installation/run-folder';
import { openPartsLines } from '../reports/open-parts/lines';
import { readOpenParts } from '../reports/open-parts/read';
import { createSystemClients } from '../systems/clients';
import { asCommand } from './as-command';
import { required } from './required';

/**
 * `npm run open-parts`: open returned parts by owner and age, parts that incidents asked back and that have not come by
 * dealer and age, parts whose supplier is not charged yet by supplier and age, and scrap lists that may have been split
 * (I-PS-3), of the running installation.
 */
async function main(): Promise<void> {
  loadSettings(readConfig());
  const config = readConfig();
  const clients = createSystemClients((name) => systemUrl(config, name), required(config, 'OPERATOR_API_KEY'));
  const report = await readOpenParts(clients, { scrapLimit: config.SCRAP_GM_THRESHOLD.toFixed(2), locale: config.LOCALE });
  for (const line of openPartsLines(report, config.LOCALE)) console.log(line);
}

asCommand(main);
