import type { SystemClients } from '../systems/clients';
import type { OrderEnd, SampleOrder } from './sample';

const words: Record<OrderEnd, string> = {
  shippedInFull: 'shipped in full',
  shippedInPart: 'shipped in part',
  notSupplied: 'not supplied',
  rejected: 'rejected',
  duplicate: 'duplicate',
  cancelled: 'cancelled',
  waitsForSupply: 'waits for supply',
  waitsForPlan: 'waits for a plan',
};

/** A state of an order, or what it waits for, as people say it. */
export const endInWords = (end: string): string => Object.entries(words).find(([each]) => each === end)?.[1] ?? `still ${end}`;

/** An order of the day, what was expected of it and what became of it. */
export interface OrderOfDay {
  order: SampleOrder;
  orderNo: string;
  dealerName: string;
  /** An OrderEnd, or the state in which it was left. */
  end: string;
  /** Pieces `shipped/ordered`; empty without lines. */
  pieces: string;
  shipped: number;
}

export const isAsExpected = ({ order, end, pieces }: OrderOfDay): boolean => end === order.expectedEnd && pieces === order.expectedPieces;

/** What became of an order, as the order desk and logistics know. */
export async function endOf(clients: SystemClients, orderNo: string, order: SampleOrder): Promise<OrderOfDay> {
  const { state, lines, dealerName } = await clients.orderDesk.getOrder({ params: { orderNo } });
  const total = (key: 'shipped' | 'ordered' | 'awaited') => lines.reduce((sum, line) => sum + line[key], 0);
  const waits = async () => (total('awaited') > 0 ? 'waitsForSupply' : (await waitsForPlan(clients, orderNo)) ? 'waitsForPlan' : state);
  return {
    order,
    orderNo,
    dealerName,
    end: state === 'inProgress' ? await waits() : state,
    pieces: lines.length === 0 ? '' : `${total('shipped')}/${total('ordered')}`,
    shipped: total('shipped'),
  };
}

async function waitsForPlan({ logistics }: SystemClients, orderNo: string): Promise<boolean> {
  const [{ dispatches }, { cartons }] = await Promise.all([logistics.listDispatches({ query: { orderNo } }), logistics.listWaitingCartons({ query: {} })]);
  return cartons.some((carton) => dispatches.some(({ dispatchNo }) => dispatchNo === carton.dispatchNo));
}
