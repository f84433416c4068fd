import { z } from 'zod';
import { operation } from '../../http/contract';
import { moment, page, personId, reference } from '../shared-schemas';

const caseNo = reference.describe('Case, e.g. VR-202609-001');
export const caseFileNo = reference.describe('Case file, e.g. CF-202609-001');

/** Which case's papers a file holds. */
export const caseFileKind = z.enum(['returnCaseFile', 'incidentCaseFile', 'warrantyCaseFile', 'scrapFile']);

/** A paper by its kind (an identifier of the glossary) and its number. */
export const filedPaper = z.strictObject({ paper: reference.describe('e.g. vehicleReceiptNote'), paperNo: reference });

export const fileCaseBody = z.strictObject({ caseNo, kind: caseFileKind, papers: z.array(filedPaper).max(5000), filedBy: personId });

export const addToCaseFileBody = z.strictObject({ caseNo, kind: caseFileKind, ...filedPaper.shape });

/** Operations on the archive: the papers of a closed case, by number. */
export const caseFileOperations = {
  fileCase: operation({
    method: 'post',
    path: '/case-files',
    summary: 'Files the papers of a case, once per case and kind (VR-22, DI-17, WR-20, PS-14)',
    body: fileCaseBody,
    result: z.object({ caseFileNo }),
    problems: { caseFiled: 409 },
  }),
  addToCaseFile: operation({
    method: 'post',
    path: '/case-files/additions',
    summary: "Adds a paper that was made elsewhere to a case's file, whether it is filed already or will be (A-05); the same paper again changes nothing",
    openTo: ['relay'],
    body: addToCaseFileBody,
    result: z.object({ caseNo }),
  }),
  listCaseFiles: operation({
    method: 'get',
    path: '/case-files',
    summary: 'Case files with their papers, those added later last; oldest file first; of one case when asked',
    query: z.strictObject({ caseNo: caseNo.optional(), ...page }),
    result: z.object({
      caseFiles: z.array(
        z.object({ caseFileNo, caseNo, kind: caseFileKind, papers: z.array(z.object({ paper: reference, paperNo: reference })), filedBy: personId, filedAt: moment }),
      ),
    }),
  }),
};
