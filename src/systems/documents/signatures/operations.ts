import { z } from 'zod';
import { operation } from '../../../http/contract';
import { moment, optionalRemark, page, reference } from '../../shared-schemas';
import { opinion, sheetKind, signature } from '../../signature-schemas';
import { facts } from '../facts';

const sheetNo = reference.describe('Signature sheet, e.g. SS-202609-001');
const signatureNo = z.number().int().min(1).describe('Place on the sheet, from 1');
const hash = z.string().regex(/^[0-9a-f]{64}$/).describe('SHA-256, hexadecimal');

export const recordSignatureBody = z.strictObject({
  signature,
  opinion,
  remark: optionalRemark,
  content: facts.describe('What the signer had before them and filled in: fields of the form by their keys'),
  processId: reference,
  processVersion: z.number().int().min(1),
});

export const recordedSignature = z.object({
  ...signature.shape,
  ...recordSignatureBody.omit({ signature: true }).shape,
  signatureNo,
  previousHash: hash.describe("The previous signature's hash; of the first one, the hash of the sheet's heading"),
  hash,
});

const sheet = z.object({ sheetNo, kind: sheetKind, caseNo: reference, revision: z.number().int(), openedAt: moment, signatures: z.number().int() });

/** Signature sheets: who signed what, each signature chained to the one before it. */
export const signatureOperations = {
  recordSignature: operation({
    method: 'post',
    path: '/signatures',
    summary: 'Appends a signature to its sheet, chained to the one before it; the first one opens the sheet',
    body: recordSignatureBody,
    result: z.object({ sheetNo, signatureNo, hash }),
    problems: { signatureRecorded: 409 },
  }),
  listSignatureSheets: operation({
    method: 'get',
    path: '/signature-sheets',
    summary: 'Sheets in the order they were opened; of one case when asked',
    query: z.strictObject({ caseNo: reference.optional(), kind: sheetKind.optional(), ...page }),
    result: z.object({ sheets: z.array(sheet) }),
  }),
  getSignatureSheet: operation({
    method: 'get',
    path: '/signature-sheets/{sheetNo}',
    summary: 'A sheet with its signatures',
    params: z.object({ sheetNo }),
    result: z.object({ ...sheet.shape, signatures: z.array(recordedSignature) }),
    problems: { notFound: 404, sheetAltered: 409 },
  }),
  verifySignatureSheet: operation({
    method: 'get',
    path: '/signature-sheets/{sheetNo}/verification',
    summary: 'Whether every signature of a sheet still reads as it was signed',
    params: z.object({ sheetNo }),
    result: z.object({
      sheetNo,
      intact: z.boolean(),
      signatures: z.number().int(),
      lastHash: hash,
      faults: z.array(z.object({ signatureNo: z.number().int().describe('0: the heading of the sheet'), detail: z.string() })),
    }),
    problems: { notFound: 404 },
  }),
};
