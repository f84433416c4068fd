import { resolve } from 'node:path';
import { accountOf, connectCamunda } from '../camunda/client';
import { deployFlows } from '../camunda/deploy';
import { readConfig, systemUrl } from '../config';
import { flowsFolder } from '../installation/installation';
import { loadMasterData, readMasterData } from '../installation/master-data';
import { loadSettings } from '../installation/run-folder';
import { createLogger } from '../log';
import { createSystemClients } from '../systems/clients';
import { required } from './required';

/**
 * `npm run deploy`: deploys every flow to the Camunda of the settings, in the installation's language, and
 * loads MASTER_DATA_FILE if that is set. Ends when done; what is unchanged stays as it is.
 */
async function main(): Promise<void> {
  loadSettings(readConfig());
  const config = readConfig();
  const logger = createLogger(config.LOG_LEVEL);
  await deployFlows(connectCamunda(config.CAMUNDA_REST_ADDRESS, accountOf(config)), flowsFolder, config.LOCALE, logger);
  if (config.MASTER_DATA_FILE === undefined) return;
  const clients = createSystemClients((name) => systemUrl(config, name), required(config, 'WORKERS_API_KEY'));
  await loadMasterData(clients, await readMasterData(resolve(config.MASTER_DATA_FILE)), 'master-data');
  logger.info({ file: config.MASTER_DATA_FILE }, 'masterData.loaded');
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
