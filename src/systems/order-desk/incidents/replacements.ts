import type { z } from 'zod';
import type { Locale } from '../../../config';
import { registerOrder } from '../registration-service';
import { keyOf, takeMeasure } from './measures';
import { measureOfOrder, measurePartsOf, updateMeasure } from './measure-repository';
import type { replacementToPlace } from './schemas';
import type { IncidentTx } from './tables';

/**
 * Places the order for the parts that a case gives free of charge, once per measure (DI-14, X-12): the order's end
 * is told by the message `orderClosed` under the key of the measure.
 */
export async function placeFreeReplacement(tx: IncidentTx, at: Date, { caseNo, shippingMethod }: z.output<typeof replacementToPlace>, locale: Locale) {
  const { incident, measure } = await takeMeasure(tx, caseNo, 'sendParts');
  const replacementKey = keyOf(measure);
  if (measure.orderNo !== null) return { orderNo: measure.orderNo, replacementKey };
  const parts = (await measurePartsOf(tx, caseNo)).filter(({ measureNo }) => measureNo === measure.measureNo);
  const order = {
    dealerNo: incident.dealerNo,
    // The dealer gave it no number of his own; the measure's key is as unique.
    dealerOrderNo: replacementKey,
    source: 'freeReplacement' as const,
    caseNo: replacementKey,
    shippingMethod,
    lines: parts.map(({ partNo, quantity }) => ({ partNo, quantity })),
  };
  const { orderNo } = await registerOrder(tx, at, order, locale);
  await updateMeasure(tx, measure, { orderNo });
  return { orderNo, replacementKey };
}

/** A free replacement order ended: its measure is done. */
export async function replacementEnded(tx: IncidentTx, at: Date, orderNo: string, orderEnd: string): Promise<void> {
  const measure = await measureOfOrder(tx, orderNo);
  if (measure) await updateMeasure(tx, measure, { orderEnd, doneAt: at });
}
