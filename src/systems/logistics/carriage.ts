import type { z } from 'zod';
import type { Locale } from '../../config';
import { nextNumber } from '../../database/serial';
import { conflict, refused, refusedField } from '../../http/problem';
import type { recordLoadingBody, recordWaybillBody } from './contract';
import { assertSomethingLeft, lockedDispatch, type LogisticsCall } from './dispatches';
import { findWaitingWaybill, insertLoading, insertWaybill } from './repository/carriage';
import { noteReturned } from './late-cartons';
import { selectCartons, type DocumentRow } from './repository/documents';
import { selectLineSums } from './repository/dispatches';
import { findHandover } from './repository/handovers';
import { insertLeftBehind } from './repository/late-cartons';
import { findPlan } from './repository/plans';
import { documentOf, wrongState } from './shipping-documents';
import type { LogisticsTx } from './tables';
import { keepTakeOver } from './unmatched';

/**
 * The cartons of a handed-over document are loaded with the vehicles of a plan for that dealer (PD-10, PD-D6), or
 * the vehicle leaves without them: then there is no loading record (PD-D6.3). Single cartons that it leaves behind
 * while it takes the others are returned (PD-D5.1), and the search for the cause starts (PD-12).
 */
export async function recordLoading(call: LogisticsCall, body: z.output<typeof recordLoadingBody>) {
  const { tx, at } = call;
  const { dispatchNo, shippingDocumentNo, planNo, vehicleNo, loadedBy } = body;
  const dispatch = await lockedDispatch(tx, dispatchNo);
  const { dealerNo } = dispatch;
  const document = await documentOf(tx, dispatchNo, shippingDocumentNo);
  if (document.state !== 'handedOver') throw wrongState(document, 'only cartons that Logistics signed for can be loaded');
  await assertPlanFor(tx, planNo, dealerNo);
  const loaded = body.loaded && !(await allLeft(tx, body));
  if (!loaded) {
    await leaveBehind({ tx, at }, body);
    return { loaded };
  }
  const loadingRecordNo = await nextNumber(tx, 'LD', at);
  const row = { loadingRecordNo, shippingDocumentNo, dispatchNo, planNo, vehicleNo, loadedBy, loadedAt: at };
  const recorded = await insertLoading(tx, { ...row, note: body.note || null });
  if (!recorded) throw wrongState(document, 'its cartons are loaded already');
  const handover = await findHandover(tx, shippingDocumentNo);
  for (const cartonNo of new Set(body.leftCartonNos)) {
    if (handover) await noteReturned(call, dispatch, { ...handover, cartonNo }, { note: body.note, decidedBy: loadedBy });
  }
  return { loadingRecordNo, loaded };
}

/** Whether the vehicle takes none of the document's cartons. Throws 422 `cartonNotOnDocument`. */
async function allLeft(tx: LogisticsTx, { shippingDocumentNo, leftCartonNos }: z.output<typeof recordLoadingBody>): Promise<boolean> {
  const cartonNos = (await selectCartons(tx, [shippingDocumentNo])).map(({ cartonNo }) => cartonNo);
  const index = leftCartonNos.findIndex((cartonNo) => !cartonNos.includes(cartonNo));
  if (index >= 0) throw refusedField('cartonNotOnDocument', `leftCartonNos.${index}`, `${leftCartonNos[index]} is not a carton of the shipping document ${shippingDocumentNo}`);
  return cartonNos.every((cartonNo) => leftCartonNos.includes(cartonNo));
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
 * out of a shipment that has gone (PD-D7.2). A waybill that the carrier reported before stands; where the
 * shipper wrote down another one, that is kept for a person to look at.
 */
export async function recordWaybill(call: LogisticsCall, body: z.output<typeof recordWaybillBody>, locale: Locale) {
  const { tx, at } = call;
  const { dispatchNo, arrangedBy, ...waybill } = body;
  const [, document, lines, waiting] = await Promise.all([
    lockedDispatch(tx, dispatchNo),
    documentOf(tx, dispatchNo, waybill.shippingDocumentNo),
    selectLineSums(tx, dispatchNo),
    findWaitingWaybill(tx, dispatchNo),
  ]);
  assertCarrierMay(document);
  assertSomethingLeft(dispatchNo, lines);
  if (!waiting) await insertWaybill(tx, { ...waybill, dispatchNo, arrangedBy: arrangedBy ?? null, takenOverAt: at });
  else if (waiting.waybillNo !== waybill.waybillNo) {
    await keepTakeOver(call, { ...waybill, arrangedBy: arrangedBy ?? undefined }, 'otherWaybill', locale);
  }
  return {};
}

function assertCarrierMay(document: DocumentRow): void {
  if (document.state === 'departed') return;
  if (document.state !== 'made') throw wrongState(document, 'no carrier can take its goods over');
  if (document.method === 'withVehicle') throw wrongState(document, 'its goods travel with a vehicle, through Logistics');
}
