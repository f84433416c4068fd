import { request } from 'undici';
import { readConfig, systemUrl } from '../config';
import { auditVerification } from '../database/audit/verify';
import { loadSettings } from '../installation/run-folder';
import { contracts } from '../systems/clients';
import { asCommand } from './as-command';
import { required } from './required';

/**
 * `npm run verify-audit`: follows the audit log of every system of the running installation. Ends with 1 when one of them does not
 * read as it was sealed.
 */
async function main(): Promise<boolean> {
  loadSettings(readConfig());
  const config = readConfig();
  const key = required(config, 'OPERATOR_API_KEY');
  let intact = true;
  for (const { system } of Object.values(contracts)) {
    const { statusCode, body } = await request(`${systemUrl(config, system)}/audit/verification`, { headers: { 'x-api-key': key } });
    if (statusCode !== 200) throw new Error(`${system} answered ${statusCode}: ${await body.text()}`);
    const log = auditVerification.parse(await body.json());
    intact &&= log.intact;
    const beside = [`${log.unsealed} not sealed yet`, ...(log.pastTheSystem > 0 ? [`${log.pastTheSystem} past the system`] : []), ...(log.removed > 0 ? [`the content of ${log.removed} rows removed`] : [])];
    console.log(`${system}: ${log.entries} entries ${log.intact ? 'read as they were sealed' : 'DO NOT READ AS THEY WERE SEALED'} (${beside.join(', ')}); last hash ${log.lastHash}`);
    for (const { no, detail } of log.faults) console.log(`  ${no === 0 ? 'log' : `entry ${no}`}: ${detail}`);
  }
  return intact;
}

asCommand(main);
