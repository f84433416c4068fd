import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { nextNumber } from '../../../database/serial';
import { enqueue } from '../../../database/outbox';
import { conflict, invalidRequest, notFound, refusedField } from '../../../http/problem';
import type { Call } from '../../../http/handlers';
import { title } from '../../shared-schemas';
import type { DocumentsTables, DocumentsTx } from '../tables';
import { mediaTypeOf } from './media-type';
import type { caseToRecord, uploadEvidenceBody } from './operations';
import * as repository from './repository';

/**
 * Keeps an uploaded photo or paper, its content once however often it comes, and tells the order desk its number, so
 * that a report may name it. Throws 415 for what is neither, 422 `unknownCase` for a case that the order desk has not told of, or
 * that is not the dealer's whose key it came with.
 */
export async function uploadEvidence({ tx, at, caller, dealerNo, file }: Call<DocumentsTables>, given: z.output<typeof uploadEvidenceBody>) {
  if (!file) throw new Error('An upload came without its file');
  const fileName = title.safeParse(file.name);
  if (!fileName.success) throw invalidRequest(fileName.error, 'fileName');
  const { content } = file;
  const mediaType = await mediaTypeOf(content);
  const caseNo = given.caseNo ?? null;
  if (caseNo !== null && !(await repository.isCaseKnown(tx, caseNo, dealerNo))) {
    throw refusedField('unknownCase', 'caseNo', `${caseNo} is no case that is known here; a case that was reported a moment ago may be told again`);
  }
  const checksum = createHash('sha256').update(content).digest('hex');
  const size = content.length;
  await repository.keepContent(tx, { checksum, mediaType, size, content });
  const evidenceNo = await nextNumber(tx, 'EV', at);
  await repository.insertEvidence(tx, { evidenceNo, caseNo, checksum, fileName: fileName.data, remark: given.remark || null, uploadedBy: caller, uploadedAt: at });
  await enqueue(tx, { channel: 'system', target: 'order-desk/recordEvidence', payload: { body: { evidenceNo, caseNo, ...(dealerNo === undefined ? {} : { dealerNo }) } }, dedupKey: evidenceNo }, at);
  return { evidenceNo, checksum, mediaType, size };
}

/** Notes a case, and puts the evidence to it that was named for it; the same again changes nothing. */
export async function recordCase({ tx, at }: Call<DocumentsTables>, { caseNo, dealerNo, evidenceNos }: z.output<typeof caseToRecord>) {
  await repository.insertCase(tx, caseNo, dealerNo ?? null, at);
  const found = await repository.lockEvidence(tx, evidenceNos);
  const unknown = evidenceNos.findIndex((no) => !found.some(({ evidenceNo }) => evidenceNo === no));
  if (unknown >= 0) throw refusedField('unknownEvidence', `evidenceNos.${unknown}`, `There is no evidence ${evidenceNos[unknown]}`);
  const other = found.find((each) => each.caseNo !== null && each.caseNo !== caseNo);
  if (other) throw conflict('evidenceOfOtherCase', `${other.evidenceNo} belongs to the case ${other.caseNo}`);
  await repository.putToCase(tx, evidenceNos, caseNo);
  return { caseNo };
}

/** A case's evidence in the order it came. */
export async function listEvidence(tx: DocumentsTx, caseNo: string) {
  return { evidence: (await repository.evidenceOf(tx, caseNo)).map(shown) };
}

/** What is known of a piece of evidence; 404 when there is none. */
export async function getEvidence(tx: DocumentsTx, evidenceNo: string) {
  const found = await repository.findEvidence(tx, evidenceNo);
  if (!found) throw notFound('evidence', evidenceNo);
  return shown(found);
}

function shown({ remark, uploadedAt, ...row }: repository.EvidenceRow) {
  return { ...row, uploadedAt: uploadedAt.toISOString(), ...(remark === null ? {} : { remark }) };
}
