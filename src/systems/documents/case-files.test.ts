import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startSystem, type StartedSystem } from '../../../test/support/start-system';
import type { documentsContract } from './contract';
import { documents } from './index';
import { key } from './test-support';

let system: StartedSystem<typeof documentsContract>;
beforeAll(async () => {
  system = await startSystem(documents({ locale: 'zh-CN', publicUrl: () => 'http://127.0.0.1/documents' }));
});
afterAll(() => system.close());

const papers = [{ paper: 'vehicleReceiptNote', paperNo: 'VN-202609-001' }, { paper: 'vehicleReturnForms', paperNo: 'RF-202609-001' }];
const file = (caseNo: string, kind: 'returnCaseFile' | 'scrapFile') =>
  system.client.fileCase({ body: { caseNo, kind, papers, filedBy: 'yu.fang' }, idempotencyKey: key() });

test('the papers of a case are filed once per kind of file', async () => {
  const scrap = await file('VR-1', 'scrapFile');
  const closed = await file('VR-1', 'returnCaseFile');
  await expect(file('VR-1', 'returnCaseFile')).rejects.toMatchObject({ problem: { status: 409, code: 'caseFiled' } });
  const { caseFiles } = await system.client.listCaseFiles({ query: { caseNo: 'VR-1' } });
  expect(caseFiles.map(({ caseFileNo, kind, papers: held }) => [caseFileNo, kind, held])).toEqual([[scrap.caseFileNo, 'scrapFile', papers], [closed.caseFileNo, 'returnCaseFile', papers]]);
});

test('a paper without its number is refused, naming the field', async () => {
  const answer = await system.post('/case-files', { caseNo: 'VR-2', kind: 'scrapFile', papers: [{ paper: 'countSheet' }], filedBy: 'yu.fang' }, key());
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalidRequest', errors: [{ field: 'papers.0.paperNo' }] } });
});

test("a paper made elsewhere goes into the case's file, before it is filed and after, once (A-05)", async () => {
  const add = (caseNo: string, paperNo: string) =>
    system.client.addToCaseFile({ body: { caseNo, kind: 'incidentCaseFile', paper: 'correctiveAction', paperNo }, idempotencyKey: key() });
  await add('DI-1', 'CA-1');
  await system.client.fileCase({ body: { caseNo: 'DI-1', kind: 'incidentCaseFile', papers, filedBy: 'wu.hao' }, idempotencyKey: key() });
  await file('DI-1', 'scrapFile');
  await add('DI-1', 'CA-2');
  await add('DI-1', 'CA-2');
  await add('DI-2', 'CA-2');
  const { caseFiles } = await system.client.listCaseFiles({ query: { caseNo: 'DI-1' } });
  const added = [{ paper: 'correctiveAction', paperNo: 'CA-1' }, { paper: 'correctiveAction', paperNo: 'CA-2' }];
  expect(caseFiles.map(({ kind, papers: held }) => [kind, held])).toEqual([['incidentCaseFile', [...papers, ...added]], ['scrapFile', papers]]);
  expect((await system.client.listCaseFiles({ query: { caseNo: 'DI-2' } })).caseFiles).toEqual([]);
});
