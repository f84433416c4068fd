import { shanghaiIso } from '../../clock';
import { nextNumber } from '../../database/serial';
import { conflict, refused } from '../../http/problem';
import { baseOf } from '../../database/base-tables';
import type { QualityTx } from './tables';

export interface PaintInspection {
  outsourcingOrderNo: string;
  painterDeliveryNoteNo: string;
  partNo: string;
  inspectedQuantity: number;
  failedQuantity: number;
  defect?: string | undefined;
  inspector: string;
}

/**
 * Records the inspection of a delivery of painted parts and returns its number and figures (OP-13).
 * Throws 422 moreFailedThanInspected, 422 defectMissing, 409 deliveryInspected.
 */
export async function recordPaintInspection(tx: QualityTx, inspection: PaintInspection, at: Date) {
  const { inspectedQuantity, failedQuantity, painterDeliveryNoteNo } = inspection;
  if (failedQuantity > inspectedQuantity) {
    throw fault('moreFailedThanInspected', 'failedQuantity', `${failedQuantity} are more than the ${inspectedQuantity} inspected`);
  }
  if (failedQuantity > 0 && inspection.defect === undefined) throw fault('defectMissing', 'defect', 'is missing: pieces failed');
  const inspectionRecordNo = await nextNumber(baseOf(tx), 'IR', at);
  const stored = await tx
    .insertInto('paintInspection')
    .values({ ...inspection, inspectionRecordNo, defect: inspection.defect ?? null, inspectedAt: at })
    .onConflict((clash) => clash.column('painterDeliveryNoteNo').doNothing())
    .returning('inspectionRecordNo')
    .executeTakeFirst();
  if (!stored) throw conflict('deliveryInspected', `${painterDeliveryNoteNo} was inspected before; a delivery is inspected once`);
  return { inspectionRecordNo, passedQuantity: inspectedQuantity - failedQuantity, failedQuantity };
}

const fault = (code: string, field: string, detail: string) => refused(code, `${field}: ${detail}`, [{ field, detail }]);

interface Filter {
  outsourcingOrderNo?: string | undefined;
  limit: number;
  offset: number;
}

/** Inspections of painted parts, oldest first. */
export async function paintInspectionViews(tx: QualityTx, { outsourcingOrderNo, limit, offset }: Filter) {
  const rows = await tx
    .selectFrom('paintInspection')
    .selectAll()
    .$if(outsourcingOrderNo !== undefined, (query) => query.where('outsourcingOrderNo', '=', outsourcingOrderNo ?? ''))
    .orderBy('position')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map((row) => ({ ...row, inspectedAt: shanghaiIso(row.inspectedAt) }));
}
