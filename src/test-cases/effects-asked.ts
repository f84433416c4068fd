import type { SystemClients } from '../systems/clients';

/** Pieces of each order line that lie ready and have not left, those with any. */
export async function readyLines(clients: SystemClients): Promise<Record<string, number>> {
  const { orders } = await clients.orderDesk.listOrders({ query: { limit: 200 } });
  const read = await Promise.all(orders.map(({ orderNo }) => clients.orderDesk.getOrder({ params: { orderNo } })));
  const lines = read.flatMap((order) => order.lines).filter(({ reserved, shipped }) => reserved > shipped);
  return Object.fromEntries(lines.map(({ orderLineId, reserved, shipped }) => [orderLineId, reserved - shipped]));
}

/** What counts found beyond the book or short of it, `part location ±pieces`. */
export async function countedDifferences(clients: SystemClients): Promise<string[]> {
  const { countSheets } = await clients.warehouse.listCounts({ query: { limit: 200 } });
  return countSheets.flatMap(({ lines }) => lines.flatMap(differenceOf)).toSorted();
}

interface CountedLine {
  partNo: string;
  location: string;
  bookQuantity: number | null;
  countedQuantity: number | null;
}

function differenceOf({ partNo, location, bookQuantity, countedQuantity }: CountedLine): string[] {
  const difference = (countedQuantity ?? 0) - (bookQuantity ?? 0);
  return difference === 0 ? [] : [`${partNo} ${location} ${difference > 0 ? '+' : ''}${difference}`];
}

/** Pieces that incidents asked back and that have not come, `part × pieces for case`, the oldest first. */
export async function expectedPieces(clients: SystemClients): Promise<string[]> {
  const { expectedParts } = await clients.orderDesk.listExpectedParts({ query: { limit: 200 } });
  return expectedParts.map(({ partNo, quantity, caseNo }) => `${partNo} × ${quantity} for ${caseNo}`);
}
