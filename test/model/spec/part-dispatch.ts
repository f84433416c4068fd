import { fenOf } from '../../../src/money';
import type { Pieces } from '../facts';
import { byVehicle } from './by-vehicle';
import type { Company, Dispatch } from './company';
import { act, actUnlessStopped, Stopped, turn, turnUnlessStopped, type Flow } from './flow';
import { letGo } from './gate';
import { fillDocument } from './shipping-document';
import type { Place } from './stock';

/** PD-01 to PD-15; a cancellation before the hand-over stops it wherever it is (DO-D5.1). */
export function* partDispatch(dispatch: Dispatch, company: Company): Flow<'shipped' | 'cancelled'> {
  try {
    return yield* shipping(dispatch, company);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    const { orderNo, cancelled } = dispatch.slip.order;
    company.require(cancelled && !dispatch.slip.handedOver, `${orderNo}: its dispatch was stopped without a cancellation that stands`);
    return yield* restocked(dispatch);
  }
}

function* shipping(dispatch: Dispatch, company: Company): Flow<'shipped' | 'cancelled'> {
  yield* picking();
  let load = yield* pack(dispatch);
  let from = yield* firstShipment(dispatch, load, company);
  for (;;) {
    if (from === undefined) {
      yield* turn('stopped');
      return yield* restocked(dispatch);
    }
    depart(dispatch, load, from, company); // PD-14
    yield* act('Task_CompareShipped'); // PD-15
    load = remaining(dispatch);
    if (load.length === 0) break; // PD-D7.1; else PD-D7.2
    from = yield* carrier(dispatch, company);
  }
  dispatch.over = true;
  return 'shipped';
}

/** PD-02 to PD-04: a "no" of checker or approver leads back to the keeper (PD-D1, PD-D2). */
function* picking(): Flow {
  for (;;) {
    yield* actUnlessStopped('Task_PrepareStock');
    const check = yield* actUnlessStopped('Task_CheckGoods');
    if (!check.form.goodsAgree) continue;
    const approval = yield* actUnlessStopped('Task_ApproveDispatch');
    if (approval.form.dispatchApproved) return;
  }
}

/** PD-05: what is in the cartons; a line may be left out. */
function* pack(dispatch: Dispatch): Flow<Pieces[]> {
  const { form } = yield* actUnlessStopped('Task_Pack');
  yield* turnUnlessStopped('packed');
  dispatch.packed = true;
  return form.packedLines.filter(({ quantity }) => quantity > 0);
}

/** PD-06 to PD-13: the method is settled until goods leave with it. Returns from where; nothing when the order is cancelled. */
function* firstShipment(dispatch: Dispatch, load: Pieces[], company: Company): Flow<Place | undefined> {
  for (;;) {
    const { form } = yield* actUnlessStopped('Task_SettleMethod'); // PD-06, PD-D3
    if (form.chosenMethod !== 'withVehicle') {
      yield* fillDocument(dispatch);
      return yield* carrier(dispatch, company);
    }
    const outcome = yield* byVehicle(dispatch, load, company);
    if (outcome === 'loaded') return 'ST';
    if (outcome === 'cancelled') return undefined;
  }
}

/** PD-13: a carrier takes the goods over, unless the order was cancelled before (DO-D5). */
function* carrier(dispatch: Dispatch, company: Company): Flow<Place | undefined> {
  yield* actUnlessStopped('Task_ArrangeCarrier');
  if (!letGo(dispatch.slip, yield* turn('gate'), company)) return undefined;
  dispatch.takenOverOn ??= company.today;
  dispatch.waybills += 1;
  return 'AS';
}

/** PD-14: stock leaves, it is posted, the dealer is told. */
function depart(dispatch: Dispatch, load: Pieces[], from: Place, company: Company): void {
  const { slip } = dispatch;
  const { order } = slip;
  for (const { orderLineId, partNo, quantity } of load) {
    company.stock.leave(orderLineId, partNo, quantity, from);
    company.moved('departure');
    const line = order.lines.find((each) => each.orderLineId === orderLineId);
    const slipLine = slip.lines.find((each) => each.orderLineId === orderLineId);
    if (!line || !slipLine) throw new Error(`${orderLineId} is on no slip`);
    line.shipped += quantity;
    slipLine.shipped += quantity;
    const { source, dealerNo } = order.plan;
    company.ledger.departed({ source, dealerNo, quantity, price: line.price, cost: fenOf(line.part.cost) });
  }
  if (dispatch.departures === 0) dispatch.documents.departed += 1;
  dispatch.documentInUse = false;
  dispatch.departures += 1;
  dispatch.state = dispatch.departures === 1 ? 'shipped' : 'shippedSplit';
  if (remaining(dispatch).length === 0) slip.state = 'shipped';
  order.tell('shipmentNotice');
}

const remaining = ({ slip }: Dispatch): Pieces[] =>
  slip.lines
    .filter(({ quantity, shipped }) => quantity > shipped)
    .map(({ orderLineId, partNo, quantity, shipped }) => ({ orderLineId, partNo, partName: '', quantity: quantity - shipped }));

/** DO-D5.1: papers are void, the goods lie in the after-sales store. What was packed in that moment is still recorded. */
function* restocked(dispatch: Dispatch): Flow<'cancelled'> {
  if (dispatch.documentInUse) dispatch.documents.void += 1;
  while ((yield* turn('slipVoid', 'packed')).kind === 'packed') dispatch.packed = true;
  if (dispatch.packed) dispatch.slip.order.tell('goodsToPutBack');
  dispatch.slip.state = 'void';
  dispatch.state = 'cancelledAndRestocked';
  dispatch.over = true;
  return 'cancelled';
}
