import { shanghaiIso } from '../../clock';
import { baseOf } from '../../database/base-tables';
import { enqueue } from '../../database/outbox';
import type { PurchasingTx } from './tables';

/** Where bought pieces are, in the order desk's words. */
export type SupplyStage = 'purchaseRequested' | 'sourcing' | 'ordered' | 'inspecting' | 'exchanging';

/** Tells the order desk where the pieces of order lines are, and when they are expected: the dealer's view. */
export async function tellSupplyStage(tx: PurchasingTx, requestLineIds: string[], stage: SupplyStage, at: Date): Promise<void> {
  if (requestLineIds.length === 0) return;
  const lines = await tx
    .selectFrom('requestLine')
    .leftJoin('supplierChoice', (join) =>
      join.onRef('supplierChoice.purchaseRequestNo', '=', 'requestLine.purchaseRequestNo').on('supplierChoice.endedAt', 'is', null),
    )
    .select(['requestLineId', 'orderLineId', 'expectedOn'])
    .where('requestLineId', 'in', requestLineIds)
    .where('orderLineId', 'is not', null)
    .execute();
  for (const { requestLineId, orderLineId, expectedOn } of lines) {
    await enqueue(
      baseOf(tx),
      {
        channel: 'system',
        target: 'order-desk/recordSupplyStage',
        payload: { body: { orderLineId, stage, expectedOn: stage === 'ordered' ? expectedOn : null, at: shanghaiIso(at) } },
        dedupKey: `supplyStage:${requestLineId}:${stage}:${at.toISOString()}`,
      },
      at,
    );
  }
}
