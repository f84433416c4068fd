import type { z } from 'zod';
import { conflict, refused } from '../../http/problem';
import type { Departure, Line } from '../shared-schemas';
import type { departureResult, recordDepartureBody } from './contract';
import { lockedDispatch, type LogisticsCall } from './dispatches';
import { departWithLoading, departWithWaybill, selectLoadings, selectWaybills } from './repository/carriage';
import { insertDeparture, insertDepartureLines, selectDepartures } from './repository/departures';
import { selectLineSums, setDispatchState } from './repository/dispatches';
import { setDocumentState } from './repository/documents';
import type { LogisticsTx } from './tables';

type LineSum = Line & { shipped: number };

/**
 * Records that lines left the company, with the loading record or waybill that carried them (PD-14).
 * Returns what is shipped by now, under which papers, and what remains of the slip (PD-D7). Refused: a shipment recorded before,
 * one that nobody took over, lines that are not on the slip, more pieces than the slip has left.
 */
export async function recordDeparture(
  { tx, at }: LogisticsCall,
  body: z.output<typeof recordDepartureBody>,
): Promise<z.input<typeof departureResult>> {
  const { dispatchNo, shipmentNo, method, shipmentLines } = body;
  const [dispatch, sums] = await Promise.all([lockedDispatch(tx, dispatchNo), selectLineSums(tx, dispatchNo)]);
  assertWithinSlip(sums, shipmentLines);
  const isNew = await insertDeparture(tx, { shipmentNo, dispatchNo, method, departedAt: at });
  if (!isNew) throw conflict('departureExists', `The departure of the shipment ${shipmentNo} is recorded already`);
  await insertDepartureLines(
    tx,
    shipmentLines.map(({ orderLineId, quantity }) => ({ shipmentNo, dispatchNo, orderLineId, quantity })),
  );
  await closeCarriage(tx, body);
  const dispatchState = dispatch.state === 'open' ? 'shipped' : 'shippedSplit';
  await setDispatchState(tx, dispatchNo, dispatchState);
  const [departures, left] = await Promise.all([departuresOf(tx, dispatchNo), selectLineSums(tx, dispatchNo)]);
  return { dispatchState, shipmentCount: departures.length, departures, ...splitLines(left) };
}

/** Each shipment of a dispatch with its method and papers, in their order. */
async function departuresOf(tx: LogisticsTx, dispatchNo: string): Promise<Departure[]> {
  const [departures, loadings, waybills] = await Promise.all([selectDepartures(tx, dispatchNo), selectLoadings(tx, dispatchNo), selectWaybills(tx, dispatchNo)]);
  return departures.map(({ shipmentNo, method }) => {
    const waybill = waybills.find((each) => each.shipmentNo === shipmentNo);
    const carried = waybill ?? loadings.find((each) => each.shipmentNo === shipmentNo);
    const { carrier, waybillNo } = waybill ?? { carrier: null, waybillNo: null };
    return { shipmentNo, method, shippingDocumentNo: carried?.shippingDocumentNo ?? null, carrier, waybillNo };
  });
}

async function closeCarriage(tx: LogisticsTx, body: z.output<typeof recordDepartureBody>): Promise<void> {
  const { dispatchNo, shipmentNo, method } = body;
  const depart = method === 'withVehicle' ? departWithLoading : departWithWaybill;
  const shippingDocumentNo = await depart(tx, dispatchNo, shipmentNo);
  if (shippingDocumentNo !== undefined) return setDocumentState(tx, shippingDocumentNo, 'departed');
  const paper = method === 'withVehicle' ? 'loading record' : 'waybill';
  throw conflict('nothingTookOver', `The dispatch ${dispatchNo} has no ${paper} that waits for a departure; record it first`);
}

function assertWithinSlip(slip: LineSum[], shipment: Line[]): void {
  shipment.forEach((line, index) => {
    const onSlip = slip.find(({ orderLineId, partNo }) => orderLineId === line.orderLineId && partNo === line.partNo);
    if (!onSlip) {
      const detail = `${line.orderLineId} with part ${line.partNo} is not on the slip`;
      throw lineProblem('lineNotOnSlip', `shipmentLines.${index}.orderLineId`, detail);
    }
    const left = onSlip.quantity - onSlip.shipped;
    if (line.quantity > left) {
      const detail = `${line.quantity} pieces are more than the ${left} that the slip has left`;
      throw lineProblem('moreThanSlip', `shipmentLines.${index}.quantity`, detail);
    }
  });
}

function lineProblem(code: string, field: string, detail: string) {
  return refused(code, `${field}: ${detail}`, [{ field, detail }]);
}

/** Shipped and remaining pieces per line of a slip; lines without any are left out. */
export function splitLines(sums: LineSum[]): { shippedLines: Line[]; remainingLines: Line[] } {
  const withPieces = (piecesOf: (sum: LineSum) => number) =>
    sums.map((sum) => lineOf(sum, piecesOf(sum))).filter(({ quantity }) => quantity > 0);
  return {
    shippedLines: withPieces(({ shipped }) => shipped),
    remainingLines: withPieces(({ quantity, shipped }) => quantity - shipped),
  };
}

const lineOf = ({ orderLineId, partNo, partName }: LineSum, quantity: number): Line => ({ orderLineId, partNo, partName, quantity });
