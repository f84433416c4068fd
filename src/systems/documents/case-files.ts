import type { z } from 'zod';
import { shanghaiIso } from '../../clock';
import { baseOf } from '../../database/base-tables';
import { pageOfCase, type OfCase } from '../../database/of-case';
import { nextNumber } from '../../database/serial';
import { conflict } from '../../http/problem';
import type { Handlers } from '../../http/handlers';
import type { addToCaseFileBody, caseFileOperations, fileCaseBody } from './case-file-operations';
import type { DocumentsTables, DocumentsTx } from './tables';

/** Files the papers of a case and returns the file's number. Throws 409 `caseFiled` for a second file of the kind. */
async function fileCase(tx: DocumentsTx, { papers, ...given }: z.output<typeof fileCaseBody>, at: Date): Promise<string> {
  const caseFileNo = await nextNumber(baseOf(tx), 'CF', at);
  const stored = await tx
    .insertInto('caseFile')
    .values({ ...given, caseFileNo, papers: JSON.stringify(papers), filedAt: at })
    .onConflict((clash) => clash.columns(['caseNo', 'kind']).doNothing())
    .returning('caseFileNo')
    .executeTakeFirst();
  if (!stored) throw conflict('caseFiled', `The papers of ${given.caseNo} are filed already`);
  return caseFileNo;
}

/** Keeps a paper for a case's file, once. */
async function addToCaseFile(tx: DocumentsTx, given: z.output<typeof addToCaseFileBody>, at: Date): Promise<void> {
  await tx.insertInto('caseFileAddition').values({ ...given, addedAt: at }).onConflict((clash) => clash.doNothing()).execute();
}

async function listCaseFiles(tx: DocumentsTx, wanted: OfCase) {
  const rows = await tx.selectFrom('caseFile').selectAll().$call(pageOfCase(wanted)).execute();
  const caseNos = rows.map(({ caseNo }) => caseNo);
  const additions = await tx.selectFrom('caseFileAddition').selectAll().where('caseNo', 'in', [...caseNos, '']).orderBy('position').execute();
  const addedTo = (file: (typeof rows)[number]) => additions.filter(({ caseNo, kind }) => caseNo === file.caseNo && kind === file.kind);
  return rows.map((row) => ({
    ...row,
    papers: [...row.papers, ...addedTo(row).map(({ paper, paperNo }) => ({ paper, paperNo }))],
    filedAt: shanghaiIso(row.filedAt),
  }));
}

type CaseFileContract = { system: string; title: string; operations: typeof caseFileOperations };

/** Carries out the operations on the archive of cases. */
export const caseFileHandlers: Handlers<CaseFileContract, DocumentsTables> = {
  fileCase: async ({ tx, at }, { body }) => ({ caseFileNo: await fileCase(tx, body, at) }),
  addToCaseFile: async ({ tx, at }, { body }) => {
    await addToCaseFile(tx, body, at);
    return { caseNo: body.caseNo };
  },
  listCaseFiles: async ({ tx }, { query }) => ({ caseFiles: await listCaseFiles(tx, query) }),
};
