import type { Company } from './company';
import { act, turn, type Flow } from './flow';
import type { Order, OrderLine } from './order';
import { partReceipt } from './part-receipt';

/** pieces that stock can't serve are supplied by a case of their own; it outlives a cancelled order (DO-D5.3). */
export function* lineSupply(order: Order, line: OrderLine, company: Company): Flow {
  const obtained = line.part.kind === 'painted' ? yield* obtainedPaint(line, company) : yield* partReceipt(order, line, company);
  const supplied = yield* turn('supplied');
  const wanted = order.end === undefined;
  company.answered(supplied, wanted);
  if (wanted) {
    line.reserved += obtained;
    line.givenUp += line.awaited - obtained;
    line.awaited = 0;
  } else {
    yield* turn('lineFreed');
    company.stock.release(line.orderLineId);
  }
}

/** somebody says how many painted pieces came in. */
function* obtainedPaint({ orderLineId, part }: OrderLine, company: Company): Flow<number> {
  const { form } = yield* act('Task_DecideLineSupply');
  if (form.obtainedQuantity === 0) return 0;
  const reserving = yield* turn('reserved');
  const obtained = company.stock.reserve(orderLineId, part.partNo, form.obtainedQuantity);
  company.answered(reserving, obtained);
  return obtained;
}
