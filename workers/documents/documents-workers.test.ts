import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { startSystem, type StartedSystem } from '../../test/support/start-system';
import { createSystemClients, type SystemClients } from '../../src/systems/clients';
import { documents } from '../../src/systems/documents';
import type { documentsContract } from '../../src/systems/documents/contract';
import { requests, signedForm } from '../../src/systems/documents/test-support';
import { fakeJob } from '../../src/worker/fake-job';
import { decideOutcome } from '../../src/worker/outcome';
import { documentsWorkers } from './index';

let system: StartedSystem<typeof documentsContract>;
let clients: SystemClients;
beforeAll(async () => {
  system = await startSystem(documents({ locale: 'zh-CN', publicUrl: () => 'http://127.0.0.1/documents' }));
  clients = { ...createSystemClients(() => 'http://127.0.0.1:1', 'no other system is called'), documents: system.client };
});
afterAll(() => system.close());

let elementInstances = 0;

/** What a job ends in; it is handed out twice, as after a lost answer, and must end the same way. */
async function outcomeOf(type: string, variables: object) {
  const worker = documentsWorkers.find((each) => each.type === `documents.${type}`);
  if (!worker) throw new Error(`No worker takes documents.${type}`);
  const elementInstanceKey = String((elementInstances += 1));
  const job = () => fakeJob({ type: worker.type, variables: { ...variables, other: 1 }, elementInstanceKey });
  const first = await decideOutcome(worker, job(), clients, 'i1');
  expect(await decideOutcome(worker, job(), clients, 'i1')).toEqual(first);
  return first;
}

const incident = (words: string) => ({ kind: 'fail', retries: 0, message: expect.stringContaining(words) });
const fax = { caseNo: 'DO-1', party: 'D-101', subject: '配件订单 A-77', registeredBy: 'li.min' };

test('each worker stands in the file of its job type', async () => {
  const files = (await readdir(import.meta.dirname)).filter((name) => !/^index|\.test\./.test(name));
  expect(documentsWorkers.map(({ type }) => `${type.replace('documents.', '')}.ts`).sort()).toEqual(files.sort());
});

test('a message that came in is entered once, with a note or without', async () => {
  const numbered = { kind: 'complete', variables: { faxRegisterNo: expect.stringMatching(/^FR-/), evidencePage: expect.stringMatching(/\/cases\/DO-1\/evidence$/) } };
  expect(await outcomeOf('register-fax', { ...fax, note: null })).toEqual(numbered);
  expect(await outcomeOf('register-fax', { ...fax, note: '加急' })).toEqual(numbered);
  const { rows } = await system.client.listFaxRegister({ query: { caseNo: 'DO-1' } });
  expect(rows.map(({ direction, note }) => [direction, note])).toEqual([
    ['inbound', '加急'],
    ['inbound', undefined],
  ]);
});

test('a notice of each kind is written once', async () => {
  for (const request of Object.values(requests)) {
    const numbered = { kind: 'complete', variables: { noticeNo: expect.stringMatching(/^NT-/) } };
    expect(await outcomeOf('send-notice', request)).toEqual(numbered);
  }
  const { notices } = await system.client.listNotices({ query: {} });
  expect(notices.map(({ kind }) => kind).sort()).toEqual(Object.keys(requests).sort());
});

test('a signature is recorded once, with the version of the diagram, with a remark or without', async () => {
  const outcome = await outcomeOf('record-signature', { ...signedForm('VR-202609-001'), remark: null });
  const { sheetNo } = z.object({ variables: z.object({ sheetNo: z.string() }) }).parse(outcome).variables;
  const { signatures } = await system.client.getSignatureSheet({ params: { sheetNo } });
  expect(signatures).toEqual([expect.objectContaining({ signedBy: 'qi.hua', processId: 'dealer-part-order', processVersion: 1 })]);
  expect(signatures[0]).not.toHaveProperty('remark');
});

test.each([
  ['record-signature', { ...signedForm('VR-1'), signature: null }, "'signature'"],
  ['record-signature', { ...signedForm('VR-1'), opinion: 'maybe' }, "'opinion'"],
  ['register-fax', { ...fax, subject: null }, "'subject'"],
  ['send-notice', { ...requests.closingNote, kind: 'letter' }, "'kind'"],
  ['send-notice', { ...requests.closingNote, facts: null }, "'facts'"],
  ['send-notice', { ...requests.closingNote, facts: { endState: 'gone' } }, 'facts.endState'],
])('%s with a spoilt variable is an incident that names it', async (type, variables, name) => {
  expect(await outcomeOf(type, variables)).toMatchObject(incident(name));
});
