import type { SystemClients } from '../systems/clients';
import { waitFor } from '../wait';

/** The paint shop: hands over the one piece of an order as soon as purchasing knows that it has signed for it. @param limitMs how long it waits for that */
export const paintShopOf =
  ({ purchasing }: SystemClients, limitMs = 60_000) =>
  async (outsourcingOrderNo: string) => {
    const signed = async () => {
      const { outsourcingOrders } = await purchasing.listOutsourcingOrders({ query: { outsourcingOrderNo } });
      return outsourcingOrders.some(({ state }) => state !== 'open') || undefined;
    };
    await waitFor(`${outsourcingOrderNo} to be signed for`, signed, limitMs);
    const body = { outsourcingOrderNo, noteNo: `HC-${outsourcingOrderNo}`, quantity: 1 };
    return purchasing.recordPainterDelivery({ body, idempotencyKey: `paint-shop/${outsourcingOrderNo}` });
  };
