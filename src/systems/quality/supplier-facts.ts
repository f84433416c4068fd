import type { QualityTx } from './tables';

/** How many deliveries back a supplier's failures count (I-PP-1). */
const deliveriesBack = 3;

/** What the inspection method is proposed by: whether the part is new from this supplier, and how the supplier did lately. */
export async function supplierFacts(tx: QualityTx, { partNo, supplierNo }: { partNo: string; supplierNo: string }) {
  const inspected = tx.selectFrom('inspectionRequest').where('supplierNo', '=', supplierNo).where('passedQuantity', 'is not', null);
  const earlier = await inspected.select('inspectionRequestNo').where('partNo', '=', partNo).limit(1).execute();
  const latest = await inspected.select('failedQuantity').orderBy('position', 'desc').limit(deliveriesBack).execute();
  return { firstSupply: earlier.length === 0, supplierFailedLately: latest.some(({ failedQuantity }) => (failedQuantity ?? 0) > 0) };
}
