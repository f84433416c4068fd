import { sql, type Transaction } from 'kysely';
import { shanghaiIso } from '../../clock';
import { baseOf, type BaseTables } from '../../database/base-tables';
import { enqueue } from '../../database/outbox';
import type { PurchasingTx } from './tables';

/** Where bought pieces are, in the order desk's words. */
export type SupplyStage = 'purchaseRequested' | 'sourcing' | 'ordered' | 'inspecting' | 'exchanging' | 'preparingWhiteParts' | 'painting' | 'shortageInQuestion' | 'makingUp' | 'reworking';

/**
 * Tells the order desk where the pieces of order lines are, how many are still awaited, and when they are expected: the
 * dealer's view.
 * White parts are kept for their outsourcing order: the line that waits is the one it is painted for, if there is one.
 */
export async function tellSupplyStage(tx: PurchasingTx, requestLineIds: string[], stage: SupplyStage, at: Date): Promise<void> {
  if (requestLineIds.length === 0) return;
  const lines = await tx
    .selectFrom('requestLine')
    .leftJoin('supplierChoice', (join) =>
      join.onRef('supplierChoice.purchaseRequestNo', '=', 'requestLine.purchaseRequestNo').on('supplierChoice.endedAt', 'is', null),
    )
    .leftJoin('outsourcingOrder', (join) => join.on(sql<boolean>`request_line.order_line_id = outsourcing_order_no || '/1'`))
    .select(['requestLineId', 'requestLine.orderLineId', 'requestLine.quantity', 'receivedQuantity', 'expectedOn', 'outsourcingOrderNo', 'outsourcingOrder.orderLineId as paintedFor'])
    .where('requestLineId', 'in', requestLineIds)
    .execute();
  for (const { requestLineId, expectedOn, quantity, receivedQuantity, ...kept } of lines) {
    const forPaint = kept.outsourcingOrderNo !== null;
    const told = { stage, expectedOn: stage === 'ordered' ? expectedOn : null, paperNo: requestLineId };
    const orderLineId = forPaint ? kept.paintedFor : kept.orderLineId;
    await tellStage(baseOf(tx), { ...told, orderLineId, awaitedQuantity: forPaint ? undefined : quantity - receivedQuantity }, at);
  }
}

interface Told {
  orderLineId: string | null;
  stage: SupplyStage;
  /** A day in Asia/Shanghai; null: not known. */
  expectedOn: string | null;
  /** Pieces still awaited; left out: as many as before. */
  awaitedQuantity?: number | undefined;
  /** The need or outsourcing order that it is about. */
  paperNo: string;
}

/** Tells the order desk where the pieces of one line are; a need without a line has nobody to tell. */
export async function tellStage(tx: Transaction<BaseTables>, { orderLineId, stage, expectedOn, awaitedQuantity, paperNo }: Told, at: Date): Promise<void> {
  if (orderLineId === null) return;
  await enqueue(
    tx,
    {
      channel: 'system',
      target: 'order-desk/recordSupplyStage',
      payload: { body: { orderLineId, stage, expectedOn, ...(awaitedQuantity ? { quantity: awaitedQuantity } : {}), at: shanghaiIso(at) } },
      dedupKey: `supplyStage:${paperNo}:${stage}:${awaitedQuantity ?? ''}:${at.toISOString()}`,
    },
    at,
  );
}
