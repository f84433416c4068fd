import type { z } from 'zod';
import type { Locale } from '../../../config';
import { conflict, refusedField } from '../../../http/problem';
import { registerOrder } from '../registration-service';
import { keyOf, takeMeasure } from './measures';
import { measureOfOrder, measurePartsOf, updateMeasure } from './measure-repository';
import type { replacementToPlace, restToSettle } from './schemas';
import type { IncidentTx, MeasureRow } from './tables';

/**
 * Places the order for the parts that a case gives free of charge, one at a time (DI-14, X-12): the order's end is told
 * by the message `orderClosed` under the key of the measure. What an earlier one sent is not ordered again. Throws 404;
 * 409 `caseState`, `measureMissing`, `restNotSettled` before the handler has settled what the last order did not send.
 */
export async function placeFreeReplacement(tx: IncidentTx, at: Date, { caseNo, shippingMethod }: z.output<typeof replacementToPlace>, locale: Locale) {
  const { incident, measure } = await takeMeasure(tx, caseNo, 'sendParts');
  const replacementKey = keyOf(measure);
  if (measure.orderNo !== null) {
    if (measure.orderEnd === null) return { orderNo: measure.orderNo, replacementKey };
    throw conflict('restNotSettled', `${measure.orderNo} of ${caseNo} ended as ${measure.orderEnd}; the handler says first whether the rest is sent`);
  }
  const earlier = await ordersOf(tx, replacementKey);
  const order = {
    dealerNo: incident.dealerNo,
    // The dealer gave it no number of his own; the measure's key is as unique.
    dealerOrderNo: earlier === 0 ? replacementKey : `${replacementKey}/${earlier + 1}`,
    source: 'freeReplacement' as const,
    caseNo: replacementKey,
    shippingMethod,
    lines: await stillToSend(tx, measure),
  };
  const { orderNo } = await registerOrder(tx, at, order, locale);
  await updateMeasure(tx, measure, { orderNo });
  return { orderNo, replacementKey };
}

/** Orders that were placed for a measure, whatever became of them. */
async function ordersOf(tx: IncidentTx, caseKey: string): Promise<number> {
  const { orders } = await tx.selectFrom('dealerOrder').select((select) => select.fn.countAll<number>().as('orders')).where('caseNo', '=', caseKey).executeTakeFirstOrThrow();
  return Number(orders);
}

/** Pieces of a measure that none of its orders has sent, by part. */
async function stillToSend(tx: IncidentTx, measure: MeasureRow) {
  const parts = (await measurePartsOf(tx, measure.caseNo)).filter(({ measureNo }) => measureNo === measure.measureNo);
  const sent = await tx
    .selectFrom('orderLine')
    .innerJoin('dealerOrder', 'dealerOrder.orderNo', 'orderLine.orderNo')
    .select(['orderLine.partNo', 'shipped'])
    .where('dealerOrder.caseNo', '=', keyOf(measure))
    .execute();
  return parts.flatMap(({ partNo, quantity }) => {
    const left = sent.filter((line) => line.partNo === partNo).reduce((rest, { shipped }) => rest - shipped, quantity);
    return left > 0 ? [{ partNo, quantity: left }] : [];
  });
}

/** A free replacement order ended: its measure is done when all its parts were sent; else the handler settles the rest. */
export async function replacementEnded(tx: IncidentTx, at: Date, orderNo: string, orderEnd: string): Promise<void> {
  const measure = await measureOfOrder(tx, orderNo);
  if (!measure) return;
  const rest = await stillToSend(tx, measure);
  await updateMeasure(tx, measure, { orderEnd, ...(rest.length === 0 ? { doneAt: at } : {}) });
}

/**
 * What the handler does about pieces that a free replacement order did not send: they are sent by another order, or
 * not any more, and then the measure is done. Throws 404; 409 `caseState`, `measureMissing`, `replacementOpen`; 422 `reasonMissing`.
 */
export async function settleReplacement(tx: IncidentTx, at: Date, { caseNo, sendAgain, note, recordedBy }: z.output<typeof restToSettle>) {
  const { measure } = await takeMeasure(tx, caseNo, 'sendParts');
  if (measure.orderEnd === null) throw conflict('replacementOpen', `The free replacement of ${caseNo} has not ended`);
  if (!sendAgain && !note) throw refusedField('reasonMissing', 'note', 'say why the rest is not sent; the dealer reads it');
  await updateMeasure(tx, measure, sendAgain ? { orderNo: null, orderEnd: null } : { doneBy: recordedBy, doneAt: at, restNote: note ?? null });
  return {};
}
