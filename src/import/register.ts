import { createHash } from 'node:crypto';
import { SystemRefusal } from '../http/client';
import { incomingOrder, type IncomingOrder } from '../systems/order-desk/contract';
import type { SystemClients } from '../systems/clients';
import { told, type Told } from './fault';
import type { FileOrder } from './orders';

type OrderDesk = SystemClients['orderDesk'];

/** What became of an order of the file. */
export type Outcome =
  | { kind: 'taken' | 'alreadyThere'; order: FileOrder; orderNo: string }
  | { kind: 'refused'; order: FileOrder; reasons: Told[] };

const withFaults = told('有无法读取的行，见下面的清单', 'has rows that can not be read, see the list below');

/**
 * Brings the orders to the order desk, one after the other. The key of each is made from what it says, so
 * that the same file, or the same order in another file, changes nothing.
 * Rejects with SystemUnavailable when the order desk can't be reached.
 */
export async function registerAll(orderDesk: OrderDesk, orders: FileOrder[], done: (outcome: Outcome) => void): Promise<void> {
  const known = new Map<string, Promise<Set<string>>>();
  for (const order of orders) {
    if (!known.has(order.dealerNo)) known.set(order.dealerNo, orderNosOf(orderDesk, order.dealerNo));
    done(await register(orderDesk, order, (await known.get(order.dealerNo)) ?? new Set()));
  }
}

async function register(orderDesk: OrderDesk, order: FileOrder, known: Set<string>): Promise<Outcome> {
  if (order.body === undefined) return { kind: 'refused', order, reasons: [withFaults] };
  const parsed = incomingOrder.safeParse(order.body);
  if (!parsed.success) {
    const reasons = parsed.error.issues.map((issue) => reasonOf(order, issue.path.join('.'), issue.message));
    return { kind: 'refused', order, reasons };
  }
  try {
    const { orderNo } = await orderDesk.registerOrder({ body: parsed.data, idempotencyKey: keyOf(parsed.data) });
    return { kind: known.has(orderNo) ? 'alreadyThere' : 'taken', order, orderNo };
  } catch (error) {
    if (!(error instanceof SystemRefusal)) throw error;
    const { errors, detail } = error.problem;
    const reasons = errors?.length ? errors.map((each) => reasonOf(order, each.field, each.detail)) : [told(detail, detail)];
    return { kind: 'refused', order, reasons };
  }
}

/** A field of the request in words of the file: `lines.1.colour` is a cell of the order's second row. */
function reasonOf(order: FileOrder, field: string, detail: string): Told {
  const [, index, name] = /^(?:body\.)?lines\.(\d+)(?:\.(\w+))?/.exec(field) ?? [];
  const row = order.rows[Number(index)];
  if (row === undefined) return told(`${field}：${detail}`, `${field}: ${detail}`);
  const columns: Record<string, string | undefined> = row.columns;
  const column = name === undefined ? '' : ` ${columns[name] ?? name}`;
  return told(`第 ${row.row} 行${column}：${detail}`, `row ${row.row}${column}: ${detail}`);
}

/** The same for the same order, however the file is called, packed or encoded. */
function keyOf(body: IncomingOrder): string {
  return `import-orders/${createHash('sha256').update(JSON.stringify(body)).digest('hex')}`;
}

/** Numbers of the dealer's orders that were there before the import. */
async function orderNosOf(orderDesk: OrderDesk, dealerNo: string): Promise<Set<string>> {
  const found = new Set<string>();
  for (let after: number | null = 0; after !== null; ) {
    const page: Awaited<ReturnType<OrderDesk['listOrders']>> = await orderDesk.listOrders({ query: { dealerNo, after, limit: 200 } });
    for (const { orderNo } of page.orders) found.add(orderNo);
    after = page.next;
  }
  return found;
}
