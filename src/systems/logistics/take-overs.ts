import type { z } from 'zod';
import type { Locale } from '../../config';
import { enqueue } from '../../database/outbox';
import type { LogisticsCall } from './dispatches';
import { insertWaybill, selectWaybills, type WaybillRow } from './repository/carriage';
import { selectDepartures } from './repository/departures';
import { selectLineSums, type DispatchRow } from './repository/dispatches';
import type { DocumentRow } from './repository/documents';
import { lockDocument } from './shipping-documents';
import type { recordCarrierTakeOverBody, TakeOver, TakeOverMisfit } from './take-over-schemas';
import { keepTakeOver } from './unmatched';

/**
 * A carrier reports goods that it took over (PD-13). The same report again changes nothing; one that fits no
 * document as it stands is kept for the shipper.
 */
export async function recordCarrierTakeOver(call: LogisticsCall, given: z.output<typeof recordCarrierTakeOverBody>, locale: Locale) {
  const misfit = await enterTakeOver(call, given);
  if (misfit === undefined) return { taken: true, unmatchedNo: null };
  return { taken: false, unmatchedNo: await keepTakeOver(call, given, misfit, locale) };
}

/** Enters a take-over on its document, under the dispatch's lock; else says why it does not fit there. */
export async function enterTakeOver(call: LogisticsCall, given: TakeOver): Promise<TakeOverMisfit | undefined> {
  const { tx, at } = call;
  const found = await lockDocument(tx, given.shippingDocumentNo);
  if (!found) return 'unknownDocument';
  const { dispatch, document } = found;
  const waybills = await selectWaybills(tx, dispatch.dispatchNo);
  if (waybills.some(({ waybillNo }) => waybillNo === given.waybillNo)) return undefined;
  const misfit = misfitOf(document, waybills) ?? (await nothingLeft(call, dispatch));
  if (misfit !== undefined) return misfit;
  const { method, arrangedBy, ...waybill } = given;
  await insertWaybill(tx, { ...waybill, dispatchNo: dispatch.dispatchNo, arrangedBy: arrangedBy ?? null, takenOverAt: at });
  const shipmentMethod = method ?? (document.method === 'withVehicle' ? 'courier' : document.method);
  await tell(call, dispatch, { ...waybill, shipmentMethod });
  return undefined;
}

function misfitOf(document: DocumentRow, waybills: WaybillRow[]): TakeOverMisfit | undefined {
  if (document.state === 'void') return 'documentVoid';
  if (document.state !== 'departed' && document.method === 'withVehicle') return 'notByCarrier';
  return waybills.some(({ shipmentNo, returnedAt }) => shipmentNo === null && returnedAt === null) ? 'otherWaybill' : undefined;
}

async function nothingLeft({ tx }: LogisticsCall, { dispatchNo }: DispatchRow): Promise<TakeOverMisfit | undefined> {
  const lines = await selectLineSums(tx, dispatchNo);
  return lines.every(({ shipped, quantity }) => shipped >= quantity) ? 'allShipped' : undefined;
}

/**
 * Two are told, in the transaction that enters it: the order desk, so that no cancellation is accepted from
 * now on (DO-D5.2), and the dispatch that waits for a carrier. The key says which shipment on the document
 * it is: lines left out follow on the same one (PD-D7.2).
 */
async function tell({ tx, at }: LogisticsCall, dispatch: DispatchRow, variables: { shippingDocumentNo: string; [name: string]: string }) {
  const { dispatchNo, orderNo, issueSlipNo, slipKind } = dispatch;
  const shipment = (await selectDepartures(tx, dispatchNo)).length + 1;
  const correlationKey = `${variables.shippingDocumentNo}/${shipment}`;
  const gate = { channel: 'system', target: 'order-desk/confirmHandover', payload: { body: { orderNo, issueSlipNo, slipKind } } } as const;
  await enqueue(tx, { ...gate, dedupKey: `confirmHandover:${correlationKey}` }, at);
  const message = { channel: 'message', target: 'carrierTookOver', payload: { correlationKey, variables } } as const;
  await enqueue(tx, { ...message, dedupKey: `carrierTookOver:${correlationKey}` }, at);
}
