import type { Insertable, Selectable } from 'kysely';
import { baseOf } from '../../database/base-tables';
import { nextNumber } from '../../database/serial';
import { conflict, notFound } from '../../http/problem';
import { requireFitting, resultOf, type Finding } from './finding';
import { supplierFacts } from './supplier-facts';
import type { QualityTables, QualityTx } from './tables';

export type InspectionRequest = Selectable<QualityTables['inspectionRequest']>;
type NewRequest = Omit<Insertable<QualityTables['inspectionRequest']>, 'inspectionRequestNo' | 'requestedAt'>;

/** Asks for the inspection of a delivery (PP-06) and tells the facts of I-PP-1. Throws 409 inspectionRequested. */
export async function requestInspection(tx: QualityTx, request: NewRequest, at: Date) {
  const facts = await supplierFacts(tx, request);
  const inspectionRequestNo = await nextNumber(baseOf(tx), 'IQ', at);
  const inserted = await tx
    .insertInto('inspectionRequest')
    .values({ ...request, inspectionRequestNo, requestedAt: at })
    .onConflict((clash) => clash.column('deliveryNo').doNothing())
    .returning('inspectionRequestNo')
    .executeTakeFirst();
  if (!inserted) throw conflict('inspectionRequested', `deliveryNo: the inspection of ${request.deliveryNo} was asked for before`);
  return { inspectionRequestNo, ...facts };
}

/**
 * Writes an inspection record (PP-07, PP-D6). The request has its result when nothing of the delivery is open:
 * after a sample without a defect, or after a full inspection.
 * Throws 409 sameHand, inspectionClosed, fullInspectionNeeded; 422 as requireFitting.
 */
export async function recordInspection(tx: QualityTx, finding: Finding & { inspectionRequestNo: string; inspector: string }, at: Date) {
  const { inspectionRequestNo, inspector, method, inspectedQuantity, failedQuantity, defect } = finding;
  const request = await lockRequest(tx, inspectionRequestNo);
  requireOtherHand(inspector, request.requester, 'its inspection', `asked for ${inspectionRequestNo}`);
  if (request.passedQuantity !== null) {
    throw conflict('inspectionClosed', `${inspectionRequestNo} has its result: ${request.passedQuantity} passed, ${request.failedQuantity} failed`);
  }
  await requireFullAfterSample(tx, request, method);
  requireFitting(finding, request.quantity);
  const inspectionRecordNo = await nextNumber(baseOf(tx), 'IR', at);
  const result = resultOf(finding, request.quantity);
  await tx
    .insertInto('inspectionRecord')
    .values({ inspectionRecordNo, inspectionRequestNo, method, inspectedQuantity, failedQuantity, result, defect: defect ?? null, inspector, inspectedAt: at })
    .execute();
  const passedQuantity = request.quantity - failedQuantity;
  if (result === 'sampleDefect') return { inspectionRecordNo, inspectionResult: result, passedQuantity: 0, failedQuantity };
  await tx.updateTable('inspectionRequest').set({ passedQuantity, failedQuantity }).where('inspectionRequestNo', '=', inspectionRequestNo).execute();
  return { inspectionRecordNo, inspectionResult: result, passedQuantity, failedQuantity };
}

/** After a sample with a defect only a full inspection follows (PP-D6.4). */
async function requireFullAfterSample(tx: QualityTx, { inspectionRequestNo }: InspectionRequest, method: Finding['method']): Promise<void> {
  if (method === 'full') return;
  const sample = await tx.selectFrom('inspectionRecord').select('inspectionRecordNo').where('inspectionRequestNo', '=', inspectionRequestNo).executeTakeFirst();
  if (!sample) return;
  const detail = `${sample.inspectionRecordNo} found a defect in a sample; all pieces of ${inspectionRequestNo} are to be inspected`;
  throw conflict('fullInspectionNeeded', `method: ${detail}`);
}

/** The request, locked for this transaction; throws 404. */
export async function lockRequest(tx: QualityTx, inspectionRequestNo: string): Promise<InspectionRequest> {
  const request = await tx.selectFrom('inspectionRequest').selectAll().where('inspectionRequestNo', '=', inspectionRequestNo).forUpdate().executeTakeFirst();
  if (!request) throw notFound('inspection request', inspectionRequestNo);
  return request;
}

/** I-G-9; throws 409 sameHand. */
export function requireOtherHand(person: string, other: string, act: string, did: string): void {
  if (person === other) throw conflict('sameHand', `${person} ${did}; ${act} is another person's`);
}
