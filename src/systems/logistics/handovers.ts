import type { z } from 'zod';
import { shanghaiIso } from '../../clock';
import { nextNumber } from '../../database/serial';
import { conflict, notFound, refused } from '../../http/problem';
import type { recordHandoverBody } from './contract';
import type { LogisticsCall } from './dispatches';
import { matchAtOnce } from './matching';
import type { DispatchRow } from './repository/dispatches';
import * as documents from './repository/documents';
import { insertHandover } from './repository/handovers';
import { lockDealer } from './repository/plans';
import { lockDocument, wrongState } from './shipping-documents';
import type { LogisticsTx } from './tables';

type Handover = z.output<typeof recordHandoverBody>;

/**
 * Logistics signs for cartons and papers, or refuses and the document is void (PD-08, PD-D4).
 * Signed: the carton waits for a dispatch plan, or takes one that is there and has not left (I-PD-2).
 * It waits from `signedAt` on (T-06). Who made the document can't sign for it (`sameHand`, I-G-9).
 */
export async function recordHandover(call: LogisticsCall, body: Handover): Promise<{ handoverNo?: string; signedAt?: string }> {
  const { dispatch, document } = await lockedDocument(call.tx, body.shippingDocumentNo);
  if (document.state !== 'made') throw wrongState(document, 'it can be handed over only once, right after it was made');
  if (document.method !== 'withVehicle') throw notWithVehicle(document);
  if (document.shipper === body.signedBy) throw sameHand(document);
  if (!body.signed) {
    await refuse(call, body);
    return {};
  }
  await assertCarton(call.tx, body);
  return sign(call, body, dispatch);
}

async function lockedDocument(tx: LogisticsTx, shippingDocumentNo: string) {
  const found = await lockDocument(tx, shippingDocumentNo);
  if (!found) throw notFound('shipping document', shippingDocumentNo);
  return found;
}

async function refuse({ tx, at }: LogisticsCall, body: Handover): Promise<void> {
  if (!body.reason) {
    const detail = 'must say why Logistics does not sign';
    throw refused('reasonMissing', `reason: ${detail}`, [{ field: 'reason', detail }]);
  }
  const mark = { voidReason: body.reason, voidedBy: body.signedBy, voidedAt: at };
  await documents.voidDocument(tx, body.shippingDocumentNo, mark);
}

async function sign(call: LogisticsCall, body: Handover, { dispatchNo, dealerNo }: DispatchRow) {
  const { tx, at } = call;
  const { shippingDocumentNo, cartonNo, signedBy } = body;
  await lockDealer(tx, dealerNo);
  const handoverNo = await nextNumber(tx, 'HO', at);
  const handover = { handoverNo, shippingDocumentNo, dispatchNo, dealerNo, cartonNo, signedBy, signedAt: at };
  await insertHandover(tx, handover);
  await documents.setDocumentState(tx, shippingDocumentNo, 'handedOver');
  await matchAtOnce(call, handover);
  return { handoverNo, signedAt: shanghaiIso(at) };
}

async function assertCarton(tx: LogisticsTx, { shippingDocumentNo, cartonNo }: Handover): Promise<void> {
  const cartons = await documents.selectCartons(tx, [shippingDocumentNo]);
  if (cartons.some((carton) => carton.cartonNo === cartonNo)) return;
  const detail = `is not a carton of the shipping document ${shippingDocumentNo}`;
  throw refused('cartonNotOnDocument', `cartonNo: ${cartonNo} ${detail}`, [{ field: 'cartonNo', detail }]);
}

const notWithVehicle = (document: documents.DocumentRow) =>
  conflict(
    'notWithVehicle',
    `The shipping document ${document.shippingDocumentNo} goes by ${document.method}; ` +
      'only cartons that travel with a vehicle are handed to Logistics (I-PD-3)',
  );

const sameHand = (document: documents.DocumentRow) =>
  conflict(
    'sameHand',
    `${document.shipper} made the shipping document ${document.shippingDocumentNo}; another person must sign for it`,
  );
