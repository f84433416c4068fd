import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { z } from 'zod';
import { startSystem, type StartedSystem } from '../../../test/support/start-system';
import { contract, operation } from '../../http/contract';
import { Problem } from '../../http/problem';
import { defineSystem } from '../../systems/system';
import { namesIn } from './record';
import { seal } from './seal';
import { auditVerification, verifyAudit } from './verify';

/** A small system of this test's own, whose every change is recorded as any system's is. */
const auditedContract = contract({
  system: 'audited',
  title: 'Audited',
  operations: {
    keep: operation({ method: 'post', path: '/kept', summary: 'Keep a quantity', body: z.object({ caseNo: z.string(), keptBy: z.string(), quantity: z.number() }), result: z.object({ keptNo: z.string() }) }),
    spoil: operation({ method: 'post', path: '/spoilt', summary: 'Refuses after a change', body: z.object({}), result: z.object({}) }),
    touch: operation({ method: 'post', path: '/touched', summary: 'Changes nothing', body: z.object({}), result: z.object({}) }),
  },
});
interface Tables {
  kept: { caseNo: string; quantity: number; amount: string };
}

let folder: string;
let system: StartedSystem<typeof auditedContract>;
let admin: pg.Client;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aftersales-flows-audited-'));
  await writeFile(join(folder, '0001-kept.sql'), 'create table kept (case_no text primary key, quantity integer not null, amount numeric not null); create table content (checksum text, content bytea);');
  const keep = { amount: '12345678901234567.10' };
  system = await startSystem(
    defineSystem<typeof auditedContract, Tables>({
      contract: auditedContract,
      migrations: folder,
      handlers: {
        keep: async ({ tx }, { body: { caseNo, quantity } }) => {
          await tx.insertInto('kept').values({ caseNo, quantity, ...keep }).onConflict((clash) => clash.column('caseNo').doUpdateSet({ quantity })).execute();
          return { keptNo: `K-${caseNo}` };
        },
        spoil: async ({ tx }) => {
          await tx.insertInto('kept').values({ caseNo: 'spoilt', quantity: 1, ...keep }).execute();
          throw new Problem(422, 'spoilt', 'spoilt');
        },
        touch: () => Promise.resolve({}),
      },
    }),
  );
  admin = new pg.Client({ connectionString: system.adminUrl, options: '-c search_path=audited' });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await system.close();
  await rm(folder, { recursive: true });
});

let serial = 0;
const key = () => `audit-${(serial += 1)}`;
const keep = (caseNo: string, quantity: number) => system.client.keep({ body: { caseNo, keptBy: 'li.min', quantity }, idempotencyKey: key() });
const entries = async () => (await admin.query<{ caller: string; operation: string | null; persons: string[]; subjects: string[]; before: string | null; after: string | null }>('select caller, operation, persons, subjects, before, after from audit_entry left join audit_row on entry_id = id order by id, row_no')).rows;
const verified = async () => auditVerification.parse(await (await fetch(`${system.url}/audit/verification`, { headers: { 'x-api-key': system.apiKey } })).json());

/** What an attacker with every right may do: past the rules of the tables. */
async function alter(statement: string): Promise<void> {
  await admin.query(`set session_replication_role = replica; ${statement}; set session_replication_role = default`);
}

test('each change has its entry: who, what, before and after; a repeat, a refusal and a look have none', async () => {
  await system.client.keep({ body: { caseNo: 'C-1', keptBy: 'li.min', quantity: 1 }, idempotencyKey: 'first' });
  await system.client.keep({ body: { caseNo: 'C-1', keptBy: 'li.min', quantity: 1 }, idempotencyKey: 'first' });
  await keep('C-1', 2);
  await expect(system.client.spoil({ body: {}, idempotencyKey: key() })).rejects.toThrow('spoilt');
  await system.client.touch({ body: {}, idempotencyKey: key() });
  const kept = (quantity: number) => JSON.stringify({ case_no: 'C-1', quantity, amount: 0 }).replace('0}', '12345678901234567.10}');
  const who = { caller: 'tests', persons: ['li.min'], subjects: ['C-1', 'K-C-1'] };
  expect(await entries()).toEqual([
    { ...who, operation: 'keep', before: null, after: kept(1) },
    { ...who, operation: 'keep', before: kept(1), after: kept(2) },
    { caller: 'tests', persons: [], subjects: [], operation: 'touch', before: null, after: null },
  ]);
});

test('entries are sealed in a chain, each once, whoever seals at the same moment; then they stay as they are', async () => {
  expect((await verified()).unsealed).toBe(3);
  const counts = await Promise.all([seal(system.running.db), seal(system.running.db)]);
  expect(counts.reduce((sum, each) => sum + each, 0)).toBe(3);
  await keep('C-2', 1);
  expect(await seal(system.running.db)).toBe(1);
  expect(await verified()).toMatchObject({ intact: true, entries: 4, unsealed: 0, pastTheSystem: 0, removed: 0, faults: [] });
  for (const statement of ['update audit_entry set caller = $1', 'delete from audit_entry', 'update audit_row set after = $1', 'delete from audit_row']) {
    await expect(admin.query(statement, statement.includes('$1') ? ['x'] : [])).rejects.toThrow('append-only');
  }
});

test('what is changed past the system is recorded as such', async () => {
  await admin.query("update kept set quantity = 99 where case_no = 'C-2'");
  await seal(system.running.db);
  expect((await entries()).at(-1)).toMatchObject({ caller: expect.stringMatching(/^database:\w+/), operation: null, before: expect.stringContaining('"quantity":1'), after: expect.stringContaining('"quantity":99') });
  expect(await verified()).toMatchObject({ intact: true, entries: 5, pastTheSystem: 1 });
});

test.each([
  ['one byte of what was changed', "update audit_row set after = replace(after, '67.10', '67.11') where entry_id = (select id from audit_entry where no = 2)", "update audit_row set after = replace(after, '67.11', '67.10') where entry_id = (select id from audit_entry where no = 2)", [2]],
  ['the caller', "update audit_entry set caller = 'teste' where no = 3", "update audit_entry set caller = 'tests' where no = 3", [3]],
  ['a moment', "update audit_entry set at = at + interval '1 ms' where no = 1", "update audit_entry set at = at - interval '1 ms' where no = 1", [1]],
  ['a hash', "update audit_entry set hash = repeat('0', 64) where no = 1", undefined, [1, 2]],
])('altered past all rules, it is found: %s', async (_what, statement, back, at) => {
  const [before] = (await admin.query<{ hash: string }>('select hash from audit_entry where no = 1')).rows;
  await alter(statement);
  const found = await verified();
  expect({ intact: found.intact, at: found.faults.map(({ no }) => no) }).toEqual({ intact: false, at });
  await alter(back ?? `update audit_entry set hash = '${before?.hash}' where no = 1`);
  expect(await verified()).toMatchObject({ intact: true });
});

test('a row or an entry that is taken out is missed', async () => {
  await alter('create table put_aside as select * from audit_entry where no = 2; delete from audit_entry where no = 2');
  expect((await verified()).faults).toEqual([
    { no: 3, detail: 'one before it is missing' },
    { no: 3, detail: 'does not follow the entry before it' },
    { no: 0, detail: expect.stringContaining('1 changed rows belong to no entry') },
  ]);
  await alter('insert into audit_entry select * from put_aside; drop table put_aside');
  await alter("create table put_aside as select * from audit_row where entry_id = 1; delete from audit_row where entry_id = 1");
  expect((await verifyAudit(system.running.db)).faults).toMatchObject([{ no: 1 }]);
  await alter('insert into audit_row overriding system value select * from put_aside; drop table put_aside');
  expect(await verified()).toMatchObject({ intact: true });
});

test('a check may begin after an entry that was verified, and misses that entry', async () => {
  const { lastNo, lastHash, entries: all } = await verified();
  expect(lastNo).toBe(all);
  await keep('C-3', 1);
  await seal(system.running.db);
  const from = (no: number, hash: string) => verifyAudit(system.running.db, { afterNo: no, afterHash: hash });
  expect(await from(lastNo, lastHash)).toMatchObject({ intact: true, entries: 1, lastNo: lastNo + 1, lastHash: (await verified()).lastHash });
  expect((await from(lastNo, '0'.repeat(64))).faults[0]).toEqual({ no: lastNo, detail: 'is not there as it was verified before' });
  // What was cut off at the end.
  expect(await from(lastNo + 2, lastHash)).toMatchObject({ intact: false, entries: 0 });
  const asked = await fetch(`${system.url}/audit/verification?afterNo=x`, { headers: { 'x-api-key': system.apiKey } });
  expect(asked.status).toBe(400);
});

test('persons and papers are told by the names of fields', () => {
  expect(namesIn({ params: { orderNo: 'DO-1' }, body: { signedBy: 'li.min', reviewer: 'wang.fang', lines: [{ partNo: 'P' }], note: 'by', quantityNo: 3 } }, { caseNo: 'C-1', orderNo: 'DO-1' })).toEqual({ persons: ['li.min', 'wang.fang'], subjects: ['DO-1', 'C-1'] });
});
