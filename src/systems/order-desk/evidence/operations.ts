import { z } from 'zod';
import { operation } from '../../../http/contract';
import { dealerNo, reference } from '../../shared-schemas';

const evidenceNo = reference.describe('Piece of evidence of the documents system, e.g. EV-202609-001');

export const evidenceToRecord = z.strictObject({ evidenceNo, caseNo: reference.nullable(), dealerNo: dealerNo.optional().describe('Whose API key it came with, if it is of one dealer') });

/** What the documents system tells of evidence that it keeps. */
export const evidenceOperations = {
  recordEvidence: operation({
    method: 'post',
    path: '/evidence',
    summary: 'A piece of evidence that the documents system keeps: reports may name it',
    openTo: ['relay'],
    body: evidenceToRecord,
    result: z.object({ evidenceNo }),
  }),
};
