import type { Company } from './company';
import { act, turn, type Flow } from './flow';
import type { Order, OrderLine } from './order';

/** somebody says how many pieces came in for a line; outlives a cancelled order (DO-D5.3). */
export function* lineSupply(order: Order, line: OrderLine, company: Company): Flow {
  const { orderLineId, part } = line;
  const { form } = yield* act('Task_DecideLineSupply');
  let obtained = 0;
  if (form.obtainedQuantity > 0) {
    const reserving = yield* turn('reserved');
    obtained = company.stock.reserve(orderLineId, part.partNo, form.obtainedQuantity);
    company.answered(reserving, obtained);
  }
  const supplied = yield* turn('supplied');
  const wanted = order.end === undefined;
  company.answered(supplied, wanted);
  if (wanted) {
    line.reserved += obtained;
    line.givenUp += line.awaited - obtained;
    line.awaited = 0;
  } else {
    yield* turn('lineFreed');
    company.stock.release(orderLineId);
  }
}
