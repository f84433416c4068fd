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
