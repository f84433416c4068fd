import type { SystemClients } from '../systems/clients';
import { waitFor } from '../wait';

/** The paint shop: hands over the one piece of an order as soon as purchasing knows that it has signed for it. */
export const startPaintShop = ({ purchasing }: SystemClients) => {
  let asked = 0;
  return async (outsourcingOrderNo: string): Promise<void> => {
    await waitFor(`${outsourcingOrderNo} to be signed for`, async () => {
      asked += 1;
      const body = { outsourcingOrderNo, noteNo: `HC-${outsourcingOrderNo}`, quantity: 1 };
      const { recorded } = await purchasing.recordPainterDelivery({ body, idempotencyKey: `paint-shop/${asked}` });
      return recorded || undefined;
    }, 60_000);
  };
};
