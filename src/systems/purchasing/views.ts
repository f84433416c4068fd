import { shanghaiIso } from '../../clock';
import { cnyOf } from '../../money';
import { papersOf, progressOf } from './progress';
import { linesOf } from './requests';
import { nameOfPart } from './suppliers';
import type { PurchaseRequest, PurchasingTx, RequestLine } from './tables';

type NamedLine = RequestLine & { partName: string };

/** A need as it lies in the pool. */
export const poolLineView = (line: NamedLine) => ({
  requestLineId: line.requestLineId,
  partNo: line.partNo,
  partName: line.partName,
  quantity: line.quantity,
  orderLineId: line.orderLineId,
  requirements: line.requirements,
  requester: line.requester,
  requesterPost: line.requesterPost,
  neededBy: line.neededBy,
  requestedAt: shanghaiIso(line.requestedAt),
});

/** The pool's parts, with pieces and needs, first registered first. */
export function poolParts(lines: NamedLine[]) {
  const parts = new Map<string, { partNo: string; partName: string; quantity: number; lineCount: number }>();
  for (const { partNo, partName, quantity } of lines) {
    const part = parts.get(partNo) ?? { partNo, partName, quantity: 0, lineCount: 0 };
    parts.set(partNo, { ...part, quantity: part.quantity + quantity, lineCount: part.lineCount + 1 });
  }
  return [...parts.values()];
}

interface LineFilter {
  orderLineId?: string | undefined;
  purchaseRequestNo?: string | undefined;
  state?: RequestLine['state'] | undefined;
  limit: number;
  offset: number;
}

/** Needs with their tracking records, in the order of registration. */
export async function requestLineViews(tx: PurchasingTx, { orderLineId, purchaseRequestNo, state, limit, offset }: LineFilter) {
  const lines = await tx
    .selectFrom('requestLine')
    .innerJoin('part', 'part.partNo', 'requestLine.partNo')
    .leftJoin('supplierChoice', (join) =>
      join.onRef('supplierChoice.purchaseRequestNo', '=', 'requestLine.purchaseRequestNo').on('supplierChoice.endedAt', 'is', null),
    )
    .selectAll('requestLine')
    .select(['part.name as partName', 'supplierChoice.expectedOn'])
    .$if(orderLineId !== undefined, (query) => query.where('orderLineId', '=', orderLineId ?? ''))
    .$if(purchaseRequestNo !== undefined, (query) => query.where('requestLine.purchaseRequestNo', '=', purchaseRequestNo ?? ''))
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'pooled'))
    .orderBy('requestLine.position')
    .limit(limit)
    .offset(offset)
    .execute();
  const entries = lines.length === 0 ? [] : await trackingOf(tx, lines.map(({ requestLineId }) => requestLineId));
  return lines.map((line) => ({
    ...poolLineView(line),
    state: line.state,
    purchaseRequestNo: line.purchaseRequestNo,
    receivedQuantity: line.receivedQuantity,
    shortQuantity: line.state === 'pooled' || line.state === 'collected' ? 0 : line.quantity - line.receivedQuantity,
    expectedOn: line.state === 'collected' ? line.expectedOn : null,
    trackingRecord: entries
      .filter(({ requestLineId }) => requestLineId === line.requestLineId)
      .map(({ event, at, paperNo, quantity }) => ({ event, at: shanghaiIso(at), paperNo, quantity })),
  }));
}

const trackingOf = (tx: PurchasingTx, requestLineIds: string[]) =>
  tx.selectFrom('trackingEntry').selectAll().where('requestLineId', 'in', requestLineIds).orderBy('id').execute();

/** A purchase request with all that stands about it. */
export async function requestView(tx: PurchasingTx, request: PurchaseRequest) {
  const papers = await papersOf(tx, request.purchaseRequestNo);
  const lines = await linesOf(tx, request.purchaseRequestNo);
  const { instance: _instance, position: _position, givenUpQuantity: _givenUp, madeAt, closedAt, ...head } = request;
  return {
    ...head,
    partName: await nameOfPart(tx, request.partNo),
    madeAt: shanghaiIso(madeAt),
    closedAt: closedAt === null ? null : shanghaiIso(closedAt),
    requestLineIds: lines.map(({ requestLineId }) => requestLineId),
    choices: papers.choices.map(({ unitPriceFen, chosenAt, ...choice }) => ({
      ...choice,
      unitPrice: cnyOf(unitPriceFen),
      chosenAt: shanghaiIso(chosenAt),
    })),
    deliveries: papers.deliveries.map(({ deliveredAt, ...delivery }) => ({ ...delivery, deliveredAt: shanghaiIso(deliveredAt) })),
    vendorReturns: papers.vendorReturns.map(({ madeAt: noteMadeAt, ...note }) => ({ ...note, madeAt: shanghaiIso(noteMadeAt) })),
    progress: await progressOf(tx, request, papers),
  };
}
