import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../clock';
import { incomingOrder } from '../systems/order-desk/contract';
import type { SystemClients } from '../systems/clients';

const morning = z.strictObject({
  orders: z.array(incomingOrder),
  dispatchPlans: z.array(
    z.strictObject({
      planNo: z.string(),
      dealerNo: z.string(),
      vehicleNo: z.string(),
      departsInHours: z.number().positive(),
    }),
  ),
});

/** Feeds a morning of dealer orders and dispatch plans; returns the numbers of the orders. */
export async function feedMorning(clients: SystemClients, clock: Clock): Promise<string[]> {
  const file = join(import.meta.dirname, 'morning-orders.json');
  const { orders, dispatchPlans } = morning.parse(JSON.parse(await readFile(file, 'utf8')));
  for (const { departsInHours, ...plan } of dispatchPlans) {
    const departsAt = new Date(clock.now().getTime() + departsInHours * 3_600_000).toISOString();
    await clients.logistics.receiveDispatchPlan({ body: { ...plan, departsAt }, idempotencyKey: `morning/${plan.planNo}` });
  }
  const numbers: string[] = [];
  for (const order of orders) {
    const key = `morning/${order.dealerNo}/${order.dealerOrderNo}`;
    numbers.push((await clients.orderDesk.registerOrder({ body: order, idempotencyKey: key })).orderNo);
  }
  return numbers;
}
