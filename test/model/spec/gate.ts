import type { KindOf } from '../facts';
import type { Company, Slip } from './company';

/** The gate (DO-D5): the goods of a slip may leave unless the order, or its rest, was cancelled before. */
export function letGo(slip: Slip, gate: KindOf<'gate'>, company: Company): boolean {
  const { order } = slip;
  slip.handedOver ||= !order.cancelled;
  company.answered(gate, slip.handedOver);
  if (slip.handedOver) Object.assign(order, { handedOver: true, handedOverLines: slip.lines });
  return slip.handedOver;
}
