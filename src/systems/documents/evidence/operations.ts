import { z } from 'zod';
import { operation } from '../../../http/contract';
import { dealerNo, moment, optionalRemark, reference } from '../../shared-schemas';

const evidenceNo = reference.describe('Piece of evidence, e.g. EV-202609-001');
const caseNo = reference.describe('Case, e.g. DI-202609-001');

export const mediaType = z.enum(['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'application/pdf']);
export type MediaType = z.infer<typeof mediaType>;

const evidenceNos = z
  .array(evidenceNo)
  .max(50)
  .refine((all) => new Set(all).size === all.length, 'names a piece of evidence twice');

const evidence = z.object({
  evidenceNo,
  caseNo: caseNo.nullable().describe('Null: uploaded, and named by no report yet'),
  fileName: z.string(),
  mediaType,
  size: z.number().int().describe('Bytes'),
  checksum: z.string().describe('SHA-256 of the content, hexadecimal'),
  remark: z.string().optional(),
  uploadedBy: z.string().describe('Whose API key it came with: dealers, one dealer (dealers/D-101), or a caller of the company'),
  uploadedAt: moment,
});

export const caseToRecord = z.strictObject({ caseNo, dealerNo: dealerNo.optional(), evidenceNos });
export const uploadEvidenceBody = z.strictObject({ caseNo: caseNo.optional(), remark: optionalRemark });

/** Evidence of cases: photos and papers, kept once per content. */
export const evidenceOperations = {
  uploadEvidence: operation({
    method: 'post',
    path: '/evidence',
    summary: 'Keeps a photo or a paper (JPEG, PNG, WebP, HEIC or PDF, told by its content), for a case or for a report that will name it',
    openTo: ['dealers'],
    upload: 'file',
    body: uploadEvidenceBody,
    result: z.object({ evidenceNo, checksum: z.string(), mediaType, size: z.number().int() }),
    problems: { uploadTooLarge: 413, unsupportedEvidence: 415, unknownCase: 422 },
  }),
  recordCase: operation({
    method: 'post',
    path: '/evidence/cases',
    summary: 'A case, with the evidence that was named for it; told by the order desk',
    openTo: ['relay'],
    body: caseToRecord,
    result: z.object({ caseNo }),
    problems: { unknownEvidence: 422, evidenceOfOtherCase: 409 },
  }),
  listEvidence: operation({
    method: 'get',
    path: '/evidence',
    summary: "A case's evidence in the order it came",
    query: z.strictObject({ caseNo }),
    result: z.object({ evidence: z.array(evidence) }),
  }),
  getEvidence: operation({
    method: 'get',
    path: '/evidence/{evidenceNo}',
    summary: 'What is known of a piece of evidence; its content is at /evidence/{evidenceNo}/content',
    params: z.object({ evidenceNo }),
    result: evidence,
    problems: { notFound: 404 },
  }),
};
