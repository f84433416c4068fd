import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { accountOf, connectCamunda } from '../camunda/client';
import { readFlows } from '../camunda/flow-files';
import { grantAccess } from '../installation/grant-access';
import { readConfig } from '../config';
import { flowsFolder } from '../installation/flows-folder';
import { loadDirectory } from '../people/directory-file';
import { asCommand } from './as-command';

const demoPeople = join(import.meta.dirname, '..', 'people', 'demo-people.json');

/**
 * `npm run grant-access [-- --groups-of-token]`: groups, roles and authorizations of staff in a real Camunda, from the people
 * directory and the diagrams; with the option, groups come from the identity provider. A second time nothing is added.
 * Ends with 1 when Camunda does not know somebody of the directory.
 */
async function main(): Promise<boolean> {
  const { values } = parseArgs({ options: { 'groups-of-token': { type: 'boolean', default: false } } });
  const config = readConfig();
  const { people } = await loadDirectory(config.PEOPLE_FILE ?? demoPeople);
  const { added, unknown } = await grantAccess({
    camunda: connectCamunda(config.CAMUNDA_REST_ADDRESS, accountOf(config)),
    people,
    flows: await readFlows(flowsFolder),
    locale: config.LOCALE,
    groupsOfToken: values['groups-of-token'],
    tell: (line) => console.log(line),
  });
  console.log(`${added} things were added; ${unknown.length} people have no user in Camunda.`);
  return unknown.length === 0;
}

asCommand(main);
