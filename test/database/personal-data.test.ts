import { beforeAll, expect, test } from '@jest/globals';
import { seal } from '../../src/database/audit/seal';
import { verifyAudit } from '../../src/database/audit/verify';
import { removePersonalData } from '../../src/database/personal-data/remove';
import { keptSchemas } from '../../src/installation/kept-schemas';
import { agedData, contactData } from '../../src/installation/personal-data';
import { samples } from '../../src/systems/documents/evidence/test-support';
import { signedForm } from '../../src/systems/documents/test-support';
import { verifySheets } from '../../src/systems/documents/signatures/verify-sheets';
import { useWorldOfFile } from '../support/hooks';
import type { TestWorld } from '../support/world';
import { asAdmin, pictureOf, tablesWith } from './databases';

/** Somebody at a dealer's; the moments at which what is kept of him is old, and is not yet. */
const outsider = '王小明';
const [inTime, late] = [new Date('2028-09-07T09:00:00+08:00'), new Date('2029-10-07T09:00:00+08:00')];

let world: TestWorld;
useWorldOfFile((opened) => void (world = opened), { setUp: () => ({ withWorkers: false }) });

const remove = (at: Date, go: boolean) => removePersonalData({ url: world.adminUrl, schemas: keptSchemas, dataOf: agedData, withAnswers: true, at, months: 36, go });
const removeContact = (recipient: string) => removePersonalData({ url: world.adminUrl, schemas: keptSchemas, dataOf: contactData(recipient), withAnswers: false, at: inTime, months: 36, go: true });
const sealAll = async () => {
  for (const { db } of world.installation.systems.systems) await seal(db);
};

beforeAll(async () => {
  const { documents } = world.clients;
  await documents.recordSignature({ body: { ...signedForm('VR-202609-001'), processId: 'dealer-vehicle-return', processVersion: 1 }, idempotencyKey: 'signature' });
  const contact = { caseNo: 'DI-202609-001', party: 'D-101', told: '已告知处理意见', note: `${outsider} 接听，13800001111`, contactedBy: 'deng.hui', contactedAt: '2026-09-07T10:00:00+08:00' };
  await documents.fileContactRecord({ body: contact, idempotencyKey: 'contact' });
  await documents.uploadEvidence({ body: { remark: `${outsider} 拍摄` }, file: { name: `${outsider}.png`, content: new Uint8Array(samples.png) }, idempotencyKey: 'photo' });
  for (const name of ['wang.xiaoming', 'service']) await documents.setMailAddresses({ body: { addresses: [{ recipient: 'D-101', address: `${name}@dealer.example` }] }, idempotencyKey: name });
  await asAdmin(world.adminUrl, (admin) => admin.query(`
    insert into quality.service_record values ('SR-202609-001', 'DI-202609-001', '2026-09-08', '更换手柄', null, '${outsider}', 'qiu.ping', '2026-09-08');
    insert into purchasing.rework values ('DN-1', 'OO-202609-001', 1, 1, '${outsider}', '2026-09-08', 'li.min');
    insert into finance.special_sale_record values ('SS-202609-001', 'IP-202609-001', '${outsider}', 'li.min', '2026-09-08', 'V-1');
    insert into people.act (instance, passage, act, person_id, acted_as, state, reserved_at, case_no) values
      ('1', '1/1', 'makeIssueSlip', 'qian.li', 'holder', 'reserved', '2026-09-08', 'DO-202609-001'), ('2', '2/1', 'makeIssueSlip', 'qian.wu', 'holder', 'reserved', '2026-09-08', 'DO-202609-002'),
      ('3', '3/1', 'reviewIssueSlip', 'he.jun', 'holder', 'reserved', '2029-09-01', 'DO-202609-002');
  `), { pastTriggers: true });
  await sealAll();
});

test('what is not old enough stays, and a trial changes nothing', async () => {
  const before = await pictureOf(world.adminUrl);
  expect((await remove(inTime, true)).removed).toEqual([]);
  const { removed } = await remove(late, false);
  expect(removed.map(({ schema, is, count }) => `${schema}: ${is}: ${count}`)).toEqual(expect.arrayContaining([
    'quality: who signed service records for dealers: 1',
    'purchasing: who signed for rework at paint shops: 1',
    'finance: who bought vehicles that came back: 1',
    'documents: notes on contacts with dealers: 1',
    'documents: names and remarks of uploaded files: 1',
    'people: who did which act of a case: 1',
  ]));
  expect(await pictureOf(world.adminUrl)).toEqual(before);
});

test('how a dealer is reached goes at once when asked, with what the audit log tells of it', async () => {
  await removeContact('D-101');
  expect(await tablesWith(world.adminUrl, 'dealer.example')).toEqual([]);
  expect((await removeContact('D-101')).removed).toEqual([]);
});

test('what is old goes from every table; signatures, papers and audit chains stay and hold; a key does not do its effect again', async () => {
  const { documents } = world.clients;
  expect(await tablesWith(world.adminUrl, outsider)).toEqual(['documents.audit_row', 'documents.contact_record', 'documents.evidence', 'finance.special_sale_record', 'purchasing.rework', 'quality.service_record']);
  await remove(late, true);
  expect(await tablesWith(world.adminUrl, outsider)).toEqual([]);
  expect(await tablesWith(world.adminUrl, 'qian.li')).toEqual([]);
  expect(await tablesWith(world.adminUrl, 'qian.wu')).toEqual(['people.act']);
  await sealAll();
  for (const { name, db } of world.installation.systems.systems) expect({ name, faults: (await verifyAudit(db)).faults }).toEqual({ name, faults: [] });
  const told: string[] = [];
  expect({ intact: await verifySheets(documents, (line) => told.push(line)), told }).toEqual({ intact: true, told: ['1 sheets with 1 signatures: all read as they were signed.'] });
  expect((await documents.listContactRecords({ query: {} })).contactRecords).toEqual([expect.objectContaining({ told: '已告知处理意见', note: '已删除' })]);
  expect((await asAdmin(world.adminUrl, (admin) => admin.query('select file_name, remark from documents.evidence'))).rows).toEqual([{ file_name: '已删除', remark: '已删除' }]);
  await expect(documents.setMailAddresses({ body: { addresses: [{ recipient: 'D-101', address: 'service@dealer.example' }] }, idempotencyKey: 'service' })).rejects.toMatchObject({ problem: { code: 'idempotencyKeyReused' } });
  await expect(asAdmin(world.adminUrl, (admin) => admin.query("update purchasing.rework set signed_by = 'x'"))).rejects.toThrow();
  expect((await remove(late, true)).removed).toEqual([]);
});
