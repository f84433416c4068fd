import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seal } from '../../src/database/audit/seal';
import { dump } from '../../src/database/backup/dump';
import { writeManifest, readManifest, type Manifest } from '../../src/database/backup/manifest';
import { restore } from '../../src/database/backup/restore';
import { besideDatabase } from '../../src/database/rehearsal';
import { keptSchemas } from '../../src/installation/kept-schemas';
import { samples } from '../../src/systems/documents/evidence/test-support';
import { useWorldOfFile } from '../support/hooks';
import { createTestDatabase } from '../support/test-database';
import { expectCase, testCasesOf } from '../support/test-flow';
import type { TestWorld } from '../support/world';
import { asAdmin, pictureOf, tableCount } from './databases';

const at = new Date('2026-09-20T18:00:00+08:00');
let world: TestWorld;
let folder: string;
let made: Manifest;
const databases: Awaited<ReturnType<typeof createTestDatabase>>[] = [];

useWorldOfFile((opened) => void (world = opened));
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aftersales-flows-backup-'));
  await play();
  made = (await dump({ url: world.adminUrl, folder: join(folder, 'whole'), schemas: keptSchemas, at })).manifest;
});
afterAll(async () => {
  for (const database of databases) await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** A scrap list that the general manager signs, with its write-off, and a photo; all of it in the audit chains. */
async function play(): Promise<void> {
  const scenario = testCasesOf('part-scrap/part-scrap.test.json').find(({ systems }) => systems.scenario === 'S-PS-03');
  if (!scenario) throw new Error('There is no S-PS-03');
  await expectCase(scenario, world);
  const photo = { name: '照片.png', content: new Uint8Array(samples.png) };
  await world.clients.documents.uploadEvidence({ body: {}, file: photo, idempotencyKey: 'a-photo' });
  for (const { db } of world.installation.systems.systems) await seal(db);
}

async function emptyDatabase(): Promise<string> {
  const database = await createTestDatabase();
  databases.push(database);
  return database.url;
}

/** A copy of the backup, changed. */
async function copyWith(change: (copy: string) => Promise<unknown>): Promise<string> {
  const copy = await mkdtemp(join(folder, 'copy-'));
  await cp(join(folder, 'whole'), copy, { recursive: true });
  await change(copy);
  return copy;
}

const rewritten = (change: (manifest: Manifest) => Manifest) => copyWith(async (copy) => writeManifest(copy, change(await readManifest(copy))));

async function flipByte(file: string): Promise<void> {
  const bytes = await readFile(file);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  await writeFile(file, bytes);
}

test('a backup of a played case, restored into a new database: every table, sequence, trigger and owner is as it was, and the books hold', async () => {
  expect(made.faults).toEqual([]);
  expect(made.checked.join('\n')).toMatch(/finance: ledger with debit [1-9][\d.]+ and credit .*\n.*\n.*\n.*\ndocuments: [1-9]\d* sheets with [1-9]\d* signatures: all read/);
  const url = await emptyDatabase();
  const restored = await restore({ url, folder: join(folder, 'whole'), schemas: keptSchemas });
  expect(restored.checked).toEqual(made.checked);
  const [before, after] = await Promise.all([pictureOf(world.adminUrl), pictureOf(url)]);
  expect(after).toEqual(before);
  expect(before['rows of documents.evidence_content']).toMatch(/^1 /);
  await expect(asAdmin(url, (admin) => admin.query("delete from finance.entry"))).rejects.toThrow('never changed');
  await expect(restore({ url, folder: join(folder, 'whole'), schemas: keptSchemas })).rejects.toThrow(/The database is not empty: it has the table/);
});

test('a rehearsal beside the database leaves nothing behind, no database and no role', async () => {
  const beside = await besideDatabase(world.adminUrl);
  const calendar = keptSchemas.filter(({ schema }) => schema === 'calendar');
  const only = await copyWith((copy) => writeManifest(copy, { ...made, schemas: made.schemas.filter(({ schema }) => schema === 'calendar') }));
  await restore({ url: beside.url, folder: only, schemas: calendar });
  const name = new URL(beside.url).pathname.slice(1);
  const left = () => asAdmin(world.adminUrl, async (admin) => (await admin.query('select datname as name from pg_database where datname = $1 union all select rolname from pg_roles where starts_with(rolname, $1)', [name])).rowCount);
  expect(await left()).toBe(2);
  await beside.leave();
  expect(await left()).toBe(0);
});

describe('a backup that is not restored', () => {
  let url: string;
  beforeAll(async () => {
    url = await emptyDatabase();
  });

  test.each([
    ['with one byte altered', () => copyWith((copy) => flipByte(join(copy, 'finance.entry.copy.gz'))), 'finance.entry.copy.gz is not as it was written'],
    ['with a file missing', () => copyWith((copy) => rm(join(copy, 'documents.signature.copy.gz'))), 'documents.signature.copy.gz can not be read'],
    ['with another number of rows in its manifest', () => copyWith((copy) => alter(join(copy, 'manifest.json'), /"rows": \d+/, '"rows": 7')), 'manifest.json is damaged'],
    ['that was not finished', () => copyWith((copy) => rm(join(copy, 'manifest.json'))), 'is no backup, or one that was not finished'],
    ['of something else', () => copyWith((copy) => writeFile(join(copy, 'manifest.json'), '{"name":"aftersales-flows"}')), 'is not the manifest of a backup that this version reads'],
    ['of a later version', () => rewritten((manifest) => ({ ...manifest, schemas: manifest.schemas.map((schema) => ({ ...schema, migrations: [...schema.migrations, 'own-9999-later.sql'] })) })), 'was made by a later version'],
    ['of a system that is not known', () => rewritten((manifest) => ({ ...manifest, schemas: manifest.schemas.map((schema) => ({ ...schema, schema: `old_${schema.schema}` })) })), 'which this version does not know'],
  ])('%s', async (_title, changed, sentence) => {
    await expect(restore({ url, folder: await changed(), schemas: keptSchemas })).rejects.toThrow(sentence);
    expect(await tableCount(url)).toBe(0);
  });

  test('whose books do not hold: told when it is made, and nothing stays of trying it; with the faults, as they are', async () => {
    const undo = await alterSignature();
    const { manifest: broken } = await dump({ url: world.adminUrl, folder: join(folder, 'broken'), schemas: keptSchemas, at });
    await undo();
    expect(broken.faults).toEqual([expect.stringMatching(/^documents: SS-/), expect.stringContaining('does not read as it was signed')]);
    const schemas = keptSchemas.filter(({ schema }) => ['documents', 'calendar'].includes(schema));
    const only = await copyWith((copy) => writeManifest(copy, { ...broken, schemas: broken.schemas.filter(({ schema }) => schemas.some((each) => each.schema === schema)) }));
    await cp(join(folder, 'broken'), only, { recursive: true, filter: (source) => !source.endsWith('manifest.json') });
    await expect(restore({ url, folder: only, schemas })).rejects.toThrow(/Nothing was restored, .*\ndocuments: SS-/);
    expect(await tableCount(url)).toBe(0);
    expect((await restore({ url, folder: only, schemas, withFaults: true })).faults).toEqual(broken.faults);
  });
});

test('a backup of an earlier version is brought up to date', async () => {
  const migrations = await mkdtemp(join(folder, 'later-'));
  const schemas = keptSchemas.filter(({ schema }) => schema === 'calendar');
  const [calendar] = schemas;
  if (!calendar) throw new Error('There is no calendar');
  await cp(calendar.migrations, migrations, { recursive: true });
  await writeFile(join(migrations, '9999-later.sql'), "alter table kept_year add column note text not null default '–'");
  const earlier = await copyWith(async (copy) => writeManifest(copy, { ...(await readManifest(copy)), schemas: made.schemas.filter(({ schema }) => schema === 'calendar') }));
  const url = await emptyDatabase();
  await restore({ url, folder: earlier, schemas: [{ ...calendar, migrations }] });
  expect((await pictureOf(url))['columns of calendar.kept_year']).toContain('note text');
});

test('a folder that holds something is left alone, and a database without systems gives no backup', async () => {
  await expect(dump({ url: world.adminUrl, folder, schemas: keptSchemas, at })).rejects.toThrow('is not empty: name a new folder');
  await expect(dump({ url: await emptyDatabase(), folder: join(folder, 'nothing'), schemas: keptSchemas, at })).rejects.toThrow('holds nothing of the systems');
});

const alter = async (file: string, what: RegExp, by: string) => writeFile(file, (await readFile(file, 'utf8')).replace(what, by));

/** Past the database's refusal; returns what puts it back. */
async function alterSignature(): Promise<() => Promise<unknown>> {
  const first = "(sheet_no, signature_no) = (select sheet_no, signature_no from documents.signature order by 1, 2 limit 1)";
  const write = (signed: string) => asAdmin(world.adminUrl, (admin) => admin.query(`update documents.signature set signed = ${signed} where ${first}`), { pastTriggers: true });
  await write("signed || ' '");
  return () => write('rtrim(signed)');
}
