import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountOf, connectCamunda } from '../../src/camunda/client';
import { required } from '../../src/cli/required';
import { VirtualClock } from '../../src/clock';
import { readConfig } from '../../src/config';
import { startRelays } from '../../src/installation/relays';
import { startSystemsHost } from '../../src/installation/systems-host';
import { createLogger } from '../../src/log';
import { loadDirectory } from '../../src/people/directory-file';
import { createSystemClients } from '../../src/systems/clients';

/** As `npm run systems`, but by the clock of a test: what `startRelayProcess` starts. */
const config = readConfig();
const logger = createLogger('error');
const clock = new VirtualClock(new Date(process.env['CLOCK_STANDS_AT'] ?? ''));
const directory = await loadDirectory(join(import.meta.dirname, '..', '..', 'src', 'people', 'demo-people.json'));
const adminUrl = required(config, 'DATABASE_URL');
const systems = await startSystemsHost({ adminUrl, clock, logger, apiKeys: {}, locale: 'zh-CN', directory, port: 0 });
startRelays({
  systems,
  clients: createSystemClients((system) => `${systems.url}/${system}`, systems.relayKey),
  camunda: connectCamunda(config.CAMUNDA_REST_ADDRESS, accountOf(config)),
  clock,
  logger,
  installation: required(config, 'INSTALLATION_ID'),
  notices: { folder: join(tmpdir(), 'aftersales-flows-relay-process') },
});
