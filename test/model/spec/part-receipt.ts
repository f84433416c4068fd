import { fenOf } from '../../../src/money';
import type { Company } from './company';
import { act, turn, type Flow } from './flow';
import type { Order, OrderLine } from './order';

/** PR: drawn from the company store as far as can be, the rest given up; returns the pieces obtained, which are kept for the line. */
export function* partReceipt(order: Order, line: OrderLine, company: Company): Flow<number> {
  const needed = line.awaited;
  const { form } = yield* act('Task_JudgeDrawable'); // PR-02
  const drawable = form.partDrawable && company.stock.inCompanyStore(line.part.partNo) > 0; // PR-D1
  const drawn = drawable ? yield* drawing(line, needed, company) : 0;
  if (drawn === needed) return drawn; // PR-D4.1
  yield* act('Task_DecidePurchase'); // PR-07
  yield* act('Task_GiveUpPieces'); // PR-10
  yield* turn('notObtained');
  if (order.end === undefined && !order.cancelled) order.tell('lineNotObtained');
  return drawn;
}

/** PR-03 to PR-05: a slip that is refused is made out anew; returns the pieces drawn. */
function* drawing({ orderLineId, part }: OrderLine, needed: number, company: Company): Flow<number> {
  for (;;) {
    const { form } = yield* act('Task_MakeDrawingSlip');
    if (form.slipQuantity === 0) return 0;
    if (!(yield* reviewedAndPresented(form.slipQuantity, needed, company))) continue;
    const fact = yield* turn('drawn'); // PR-D3.1
    company.answered(fact, form.slipQuantity);
    company.stock.draw(orderLineId, part.partNo, form.slipQuantity);
    company.moved('drawing');
    company.ledger.drawn(form.slipQuantity, fenOf(part.cost));
    return form.slipQuantity;
  }
}

/** PR-04 and PR-05 up to the keeper's word; false when the slip is void (PR-D2.2, PR-D3.2). More than is needed never passes. */
function* reviewedAndPresented(onSlip: number, needed: number, company: Company): Flow<boolean> {
  for (;;) {
    const review = yield* act('Task_ReviewDrawingSlip');
    if (!review.form.slipApproved || onSlip > needed) return false;
    yield* act('Task_PresentSlip');
    const { form } = yield* act('Task_HandOutDrawing');
    if (form.drawingDecision === 'drawAll') return true;
    const fact = yield* turn('drawn');
    company.answered(fact, 0);
    if (form.drawingDecision === 'refuseSlip') return false;
  }
}
