import { Random } from '../model/chance/random';
import type { TestWorld } from '../support/world';

const kinds = ['first', 'makeUp', 'rework'] as const;

/** The paint shop, once a day: hands over what it has, each kind on a note of its own, and on most days says why pieces are missing. */
export async function paintShopWorks({ clients }: TestWorld, seed: number, day: number): Promise<void> {
  const { outsourcingOrders } = await clients.purchasing.listOutsourcingOrders({ query: { limit: 200 } });
  for (const { outsourcingOrderNo, outstandingFor, shortageReports, deliveryNotes } of outsourcingOrders) {
    const random = Random.about(seed, 'paint shop', outsourcingOrderNo, day);
    const key = `paint-shop/${outsourcingOrderNo}/${day}`;
    if (shortageReports.some(({ cause }) => cause === null) && random.percent(60)) {
      const body = { outsourcingOrderNo, cause: '线上遗失', canSupply: random.percent(60) };
      await clients.purchasing.recordShortageReport({ body, idempotencyKey: `${key}/report` });
    }
    // Up to five days: now and then later than T-01.
    if (deliveryNotes.length === 0 && random.percent(40)) continue;
    for (const deliveredFor of kinds.filter((kind) => outstandingFor[kind] > 0)) {
      const body = { outsourcingOrderNo, noteNo: `HC-${outsourcingOrderNo}-${day}-${deliveredFor}`, quantity: outstandingFor[deliveredFor], deliveredFor };
      await clients.purchasing.recordPainterDelivery({ body, idempotencyKey: `${key}/delivery/${deliveredFor}` });
    }
  }
}
