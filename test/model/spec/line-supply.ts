import type { Company } from './company';
import { turn, type Flow } from './flow';
import type { Order, OrderLine } from './order';
import { partReceipt } from './part-receipt';

/** pieces that stock can't serve are supplied by a case of their own; it outlives a cancelled order (DO-D5.3). */
export function* lineSupply(order: Order, line: OrderLine, company: Company): Flow {
  const obtained = yield* partReceipt(order, line, company);
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
