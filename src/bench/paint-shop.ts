import type { SystemClients } from '../systems/clients';
import { waitFor } from '../wait';

/** The paint shop: hands over the one piece of an order as soon as purchasing knows that it has signed for it. */
export const startPaintShop =
  ({ purchasing }: SystemClients) =>
  async (outsourcingOrderNo: string): Promise<void> => {
    let asked = 0;
    await waitFor(`${outsourcingOrderNo} to be signed for`, async () => {
      asked += 1;
      const body = { outsourcingOrderNo, noteNo: `HC-${outsourcingOrderNo}`, quantity: 1 };
      const { recorded } = await purchasing.recordPainterDelivery({ body, idempotencyKey: `paint-shop/${outsourcingOrderNo}/${asked}` });
      return recorded || undefined;
    }, 60_000);
  };
