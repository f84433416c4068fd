import type { z } from 'zod';
import { nextNumber } from '../../database/serial';
import { conflict, refused } from '../../http/problem';
import type { recordLoadingBody, recordWaybillBody } from './contract';
import { assertSomethingLeft, lockedDispatch, type LogisticsCall } from './dispatches';
import { insertLoading, insertWaybill } from './repository/carriage';
import type { DocumentRow } from './repository/documents';
import { findHandover } from './repository/handovers';
import { insertLeftBehind } from './repository/late-cartons';
import { findPlan } from './repository/plans';
import { documentOf, wrongState } from './shipping-documents';
import type { LogisticsTx } from './tables';

/**
 * The cartons of a handed-over document are loaded with the vehicles of a plan for that dealer (PD-10, PD-D6), or
 * the vehicle leaves without them: then there is no loading record (PD-D6.3).
 */
export async function recordLoading({ tx, at }: LogisticsCall, body: z.output<typeof recordLoadingBody>) {
  const { dispatchNo, shippingDocumentNo, planNo, vehicleNo, loadedBy } = body;
  const { dealerNo } = await lockedDispatch(tx, dispatchNo);
  const document = await documentOf(tx, dispatchNo, shippingDocumentNo);
  if (document.state !== 'handedOver') throw wrongState(document, 'only cartons that Logistics signed for can be loaded');
  await assertPlanFor(tx, planNo, dealerNo);
  if (!body.loaded) {
    await leaveBehind({ tx, at }, body);
    return {};
  }
  const loadingRecordNo = await nextNumber(tx, 'LD', at);
  const row = { loadingRecordNo, shippingDocumentNo, dispatchNo, planNo, vehicleNo, loadedBy, loadedAt: at };
  const recorded = await insertLoading(tx, { ...row, note: body.note || null });
  if (!recorded) throw wrongState(document, 'its cartons are loaded already');
  return { loadingRecordNo };
}

async function leaveBehind({ tx, at }: Pick<LogisticsCall, 'tx' | 'at'>, body: z.output<typeof recordLoadingBody>): Promise<void> {
  const { shippingDocumentNo, planNo, loadedBy: reportedBy } = body;
  const handover = await findHandover(tx, shippingDocumentNo);
  if (handover?.planNo !== planNo) {
    throw conflict('planNotOfCarton', `The cartons of ${shippingDocumentNo} wait for another vehicle than that of the plan ${planNo}`);
  }
  const { handoverNo, cartonNo } = handover;
  const row = { handoverNo, planNo, cartonNo, note: body.note || null, reportedBy, reportedAt: at };
  if (await insertLeftBehind(tx, row)) return;
  throw conflict('leftBehindAlready', `The vehicle of the plan ${planNo} is known to have left without the carton ${cartonNo}`);
}

async function assertPlanFor(tx: LogisticsTx, planNo: string, dealerNo: string): Promise<void> {
  const plan = await findPlan(tx, planNo);
  if (!plan) {
    const detail = `there is no dispatch plan ${planNo}`;
    throw refused('unknownPlan', `planNo: ${detail}`, [{ field: 'planNo', detail }]);
  }
  if (plan.dealerNo === dealerNo) return;
  throw conflict('planForOtherDealer', `The dispatch plan ${planNo} is for ${plan.dealerNo}, the cartons go to ${dealerNo}`);
}

/**
 * A carrier takes the goods over at this moment (PD-13): of a courier or freight document, or the lines left
 * out of a shipment that has gone (PD-D7.2). One waybill at a time waits for its departure (`waybillWaits`).
 */
export async function recordWaybill({ tx, at }: LogisticsCall, body: z.output<typeof recordWaybillBody>) {
  await lockedDispatch(tx, body.dispatchNo);
  const document = await documentOf(tx, body.dispatchNo, body.shippingDocumentNo);
  assertCarrierMay(document);
  await assertSomethingLeft(tx, body.dispatchNo);
  const recorded = await insertWaybill(tx, { ...body, takenOverAt: at });
  if (recorded) return {};
  throw conflict('waybillWaits', `A waybill of the dispatch ${body.dispatchNo} still waits for its departure to be recorded`);
}

function assertCarrierMay(document: DocumentRow): void {
  if (document.state === 'departed') return;
  if (document.state !== 'made') throw wrongState(document, 'no carrier can take its goods over');
  if (document.method === 'withVehicle') throw wrongState(document, 'its goods travel with a vehicle, through Logistics');
}
