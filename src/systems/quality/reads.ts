import { shanghaiIso } from '../../clock';
import type { QualityTx } from './tables';

export interface OfPurchase {
  purchaseRequestNo?: string | undefined;
  limit: number;
  offset: number;
}

/** Inspection requests, oldest first. */
export async function listInspectionRequests(tx: QualityTx, { purchaseRequestNo, limit, offset }: OfPurchase) {
  const rows = await tx
    .selectFrom('inspectionRequest')
    .selectAll()
    .$if(purchaseRequestNo !== undefined, (query) => query.where('purchaseRequestNo', '=', purchaseRequestNo ?? ''))
    .orderBy('position')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(({ position: _position, requestedAt, ...row }) => ({ ...row, requestedAt: shanghaiIso(requestedAt) }));
}

/** Inspection records, oldest first. */
export async function listInspectionRecords(tx: QualityTx, { purchaseRequestNo, limit, offset }: OfPurchase) {
  const rows = await tx
    .selectFrom('inspectionRecord')
    .innerJoin('inspectionRequest', 'inspectionRequest.inspectionRequestNo', 'inspectionRecord.inspectionRequestNo')
    .selectAll('inspectionRecord')
    .$if(purchaseRequestNo !== undefined, (query) => query.where('purchaseRequestNo', '=', purchaseRequestNo ?? ''))
    .orderBy('inspectionRecord.position')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(({ position: _position, inspectedAt, ...row }) => ({ ...row, inspectedAt: shanghaiIso(inspectedAt) }));
}

/** Nonconforming product slips with what they are about, oldest first. */
export async function listNonconformingSlips(tx: QualityTx, { purchaseRequestNo, limit, offset }: OfPurchase) {
  const rows = await tx
    .selectFrom('nonconformingSlip')
    .innerJoin('inspectionRequest', 'inspectionRequest.inspectionRequestNo', 'nonconformingSlip.inspectionRequestNo')
    .selectAll('nonconformingSlip')
    .select(['purchaseRequestNo', 'partNo', 'supplierNo'])
    .$if(purchaseRequestNo !== undefined, (query) => query.where('purchaseRequestNo', '=', purchaseRequestNo ?? ''))
    .orderBy('nonconformingSlip.position')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(({ position: _position, issuedAt, ...row }) => ({ ...row, issuedAt: shanghaiIso(issuedAt) }));
}
