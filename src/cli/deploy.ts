import { resolve } from 'node:path';
import { accountOf, connectCamunda, statusOf } from '../camunda/client';
import { deployFlows } from '../camunda/deploy';
import { readConfig, systemUrl } from '../config';
import { flowsFolder } from '../installation/flows-folder';
import { loadMasterData, readMasterData } from '../installation/master-data';
import { loadSettings } from '../installation/run-folder';
import { createLogger } from '../log';
import { createSystemClients } from '../systems/clients';
import { required } from './required';

/**
 * `npm run deploy`: deploys every flow to the Camunda of the settings, in the installation's language, and
 * loads MASTER_DATA if that is set. Ends when done; what is unchanged stays as it is.
 */
async function main(): Promise<void> {
  loadSettings(readConfig());
  const config = readConfig();
  const logger = createLogger(config.LOG_LEVEL);
  const camunda = connectCamunda(config.CAMUNDA_REST_ADDRESS, accountOf(config));
  await deployFlows(camunda, flowsFolder, config.LOCALE, logger).catch((cause: unknown) => {
    const answered = statusOf(cause) !== undefined;
    throw new Error(answered ? `Camunda refused the deployment: ${textOf(cause)}` : `Camunda does not answer at ${config.CAMUNDA_REST_ADDRESS} (${textOf(cause)}).`, { cause });
  });
  if (config.MASTER_DATA === undefined) return;
  const clients = createSystemClients((name) => systemUrl(config, name), required(config, 'OPERATOR_API_KEY'));
  await loadMasterData(clients, await readMasterData(resolve(config.MASTER_DATA)), 'master-data');
  logger.info({ file: config.MASTER_DATA }, 'masterData.loaded');
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

main().catch((error: unknown) => {
  console.error(textOf(error));
  process.exit(1);
});
