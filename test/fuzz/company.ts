import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { z } from 'zod';
import { VirtualClock } from '../../src/clock';
import { loadMasterData, readMasterData } from '../../src/installation/master-data';
import { startSystemsHost } from '../../src/installation/systems-host';
import { createLogger } from '../../src/log';
import { loadDirectory } from '../../src/people/directory-file';
import { createSystemClients, type SystemClients } from '../../src/systems/clients';
import { readFingerprints, type Fingerprint } from '../support/fingerprint';
import { createTestDatabase } from '../support/test-database';
import { Known } from './arbitrary/known';

const root = join(import.meta.dirname, '..', '..');
const people = join(root, 'src', 'people', 'demo-people.json');

/** All company systems over HTTP on a database of their own, with everything that tells what a request did to them. */
export interface Company {
  url: string;
  apiKeys: { operator: string; dealers: string };
  clients: SystemClients;
  known: Known;
  /** Words that must never be seen outside. */
  secrets: string[];
  /** Lines logged since the last look. */
  logged(): string[];
  /** What every table holds. */
  books(): Promise<Fingerprint>;
  stop(): Promise<void>;
}

/** Opens at Monday 7 September 2026, 09:00, with the dealers, parts, stock and balances of the scenarios. */
export async function openCompany(): Promise<Company> {
  const database = await createTestDatabase();
  const lines: string[] = [];
  const log = new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) });
  const apiKeys = { operator: 'operators-key-never-to-be-seen', dealers: 'dealers-key-never-to-be-seen' };
  const host = await startSystemsHost({
    adminUrl: database.url,
    clock: new VirtualClock(new Date('2026-09-07T09:00:00+08:00')),
    logger: createLogger('info', log),
    apiKeys,
    locale: 'zh-CN',
    directory: await loadDirectory(people),
    port: 0,
  });
  const clients = createSystemClients((system) => `${host.url}/${system}`, apiKeys.operator);
  const masterData = await readMasterData(join(root, 'test', 'fixtures', 'scenario-fixture.json'));
  await loadMasterData(clients, masterData, 'fixture');
  const books = await readFingerprints(database.url);
  const known = new Known();
  known.learn(masterData);
  learnPeople(known);
  return {
    url: host.url,
    apiKeys,
    clients,
    known,
    secrets: [...Object.values(apiKeys), new URL(database.url).password].filter((each) => each.length > 7),
    logged: () => lines.splice(0),
    books: () => books.read(),
    stop: async () => {
      await books.close();
      await host.stop();
      await database.drop();
    },
  };
}

const peopleFile = z.object({ people: z.array(z.object({ id: z.string(), posts: z.array(z.string()) })) });

function learnPeople(known: Known): void {
  const { people: all } = peopleFile.parse(JSON.parse(readFileSync(people, 'utf8')));
  for (const { id, posts } of all) {
    known.keep('personId', id);
    for (const post of posts) known.keep('post', post);
  }
}
