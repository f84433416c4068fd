import type { QualityTx } from './tables';

/** What the inspection method is proposed by: whether the part is new from this supplier, and how many deliveries back it failed. */
export async function supplierFacts(tx: QualityTx, { partNo, supplierNo }: { partNo: string; supplierNo: string }) {
  const inspected = tx.selectFrom('inspectionRequest').where('supplierNo', '=', supplierNo).where('passedQuantity', 'is not', null);
  const earlier = await inspected.select('inspectionRequestNo').where('partNo', '=', partNo).limit(1).execute();
  const failed = await inspected.select('position').where('failedQuantity', '>', 0).orderBy('position', 'desc').limit(1).executeTakeFirst();
  return { firstSupply: earlier.length === 0, failedDeliveriesBack: failed ? await countFrom(failed.position) : 0 };

  async function countFrom(position: number): Promise<number> {
    const { deliveries } = await inspected.select((count) => count.fn.countAll<number>().as('deliveries')).where('position', '>=', position).executeTakeFirstOrThrow();
    return deliveries;
  }
}
