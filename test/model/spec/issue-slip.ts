import type { Pieces } from '../facts';
import type { Company, Dispatch, Slip } from './company';
import { act, turn, type Flow } from './flow';
import type { Order } from './order';

/** Pieces of a line that may leave. */
export type Released = [orderLineId: string, pieces: number];

/** DO-10, DO-11: a slip is made out and reviewed (DO-D4). One that is right is dispatched (PD-01), a wrong one is void. */
export function* issueSlip(order: Order, released: Released[], company: Company): Flow<Dispatch | undefined> {
  const made = yield* act('Task_MakeIssueSlip');
  const shown = (made.shown ?? []).map(({ orderLineId, quantity }): Released => [orderLineId, quantity]);
  company.require(JSON.stringify(shown) === JSON.stringify(released), `${order.orderNo}: the clerk is shown ${JSON.stringify(shown)}, released is ${JSON.stringify(released)}`);
  const slip = slipOf(order, made.form.slipLines, made.form.shippingMethod);
  company.slips.push(slip);
  const { form } = yield* act('Task_ReviewIssueSlip');
  const reviewing = yield* turn('reviewed');
  const agrees = slip.lines.every(({ orderLineId, quantity }) => quantity <= company.stock.keptFor(orderLineId));
  const onSlip = (id: string) => slip.lines.find(({ orderLineId }) => orderLineId === id)?.quantity ?? 0;
  const whole = order.partialAllowed || released.every(([id, pieces]) => onSlip(id) >= pieces); // DO-D3.1
  const passed = form.slipApproved && agrees && whole;
  company.answered(reviewing, passed ? 'reviewed' : 'void');
  if (passed) return open(slip, company); // DO-D4.1
  slip.state = 'void'; // DO-D4.2
  return undefined;
}

const slipOf = (order: Order, lines: Pieces[], method: Slip['method']): Slip => ({
  order,
  method,
  lines: lines.map(({ orderLineId, partNo, quantity }) => ({ orderLineId, partNo, quantity, shipped: 0 })),
  state: 'made',
  handedOver: false,
});

function open(slip: Slip, company: Company): Dispatch {
  slip.state = 'packed';
  const dispatch: Dispatch = {
    slip,
    reviewedOn: company.today,
    takenOverOn: undefined,
    state: 'open',
    over: false,
    breached: false,
    packed: false,
    documentInUse: false,
    documents: { departed: 0, void: 0 },
    handovers: 0,
    loadingRecords: 0,
    waybills: 0,
    departures: 0,
    lateDecisions: [],
    improvements: 0,
  };
  company.dispatches.push(dispatch);
  return dispatch;
}
