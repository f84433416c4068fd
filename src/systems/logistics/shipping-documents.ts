import type { z } from 'zod';
import { nextNumber } from '../../database/serial';
import { conflict, notFound, refused } from '../../http/problem';
import type { makeShippingDocumentBody } from './contract';
import { assertNotEnded, assertSomethingLeft, lockedDispatch, type LogisticsCall } from './dispatches';
import { selectLineSums } from './repository/dispatches';
import * as documents from './repository/documents';
import type { LogisticsTx } from './tables';

/**
 * Makes the shipping document of the chosen method with its logistics slip (PD-06, PD-07).
 * A method other than the slip's needs a reason (`methodReasonMissing`, PD-D3.4); a dispatch has one document
 * in use at a time (`documentInUse`).
 */
export async function makeShippingDocument({ tx, at }: LogisticsCall, body: z.output<typeof makeShippingDocumentBody>) {
  const [dispatch, lines] = await Promise.all([lockedDispatch(tx, body.dispatchNo), selectLineSums(tx, body.dispatchNo)]);
  assertNotEnded(dispatch);
  assertReason(body, dispatch.slipMethod);
  assertSomethingLeft(dispatch.dispatchNo, lines);
  const [shippingDocumentNo, logisticsSlipNo] = await Promise.all([nextNumber(tx, 'SD', at), nextNumber(tx, 'LS', at)]);
  const made = await documents.insertDocument(tx, {
    shippingDocumentNo,
    logisticsSlipNo,
    dispatchNo: dispatch.dispatchNo,
    slipMethod: dispatch.slipMethod,
    method: body.method,
    methodReason: body.methodReason || null,
    consignee: body.consignee,
    destination: body.destination || null,
    documentNote: body.documentNote || null,
    shipper: body.shipper,
    state: 'made',
    madeAt: at,
  });
  if (!made) throw await documentInUse(tx, dispatch.dispatchNo);
  await documents.insertCartons(tx, shippingDocumentNo, body.cartonNos);
  return { shippingDocumentNo, logisticsSlipNo };
}

function assertReason(body: z.output<typeof makeShippingDocumentBody>, slipMethod: string): void {
  if (body.method === slipMethod || body.methodReason) return;
  const detail = `must say why the goods go ${body.method} although the slip says ${slipMethod}`;
  throw refused('methodReasonMissing', `methodReason: ${detail}`, [{ field: 'methodReason', detail }]);
}

async function documentInUse(tx: LogisticsTx, dispatchNo: string) {
  const all = await documents.selectDocuments(tx, dispatchNo);
  const inUse = all.find(({ state }) => state === 'made' || state === 'handedOver');
  return conflict(
    'documentInUse',
    `The dispatch ${dispatchNo} has the shipping document ${inUse?.shippingDocumentNo ?? ''} in use; ` +
      'another can be made when that one is void or its goods have left',
  );
}

/** A document and its dispatch, locked until the transaction ends; undefined when there is no such document. */
export async function lockDocument(tx: LogisticsTx, shippingDocumentNo: string) {
  const found = await documents.findDocument(tx, shippingDocumentNo);
  if (!found) return undefined;
  const dispatch = await lockedDispatch(tx, found.dispatchNo);
  // Read again: its state may have changed while another call held the lock.
  return { dispatch, document: (await documents.findDocument(tx, shippingDocumentNo)) ?? found };
}

/** The document of a dispatch; 404 when the dispatch has no such document. */
export async function documentOf(tx: LogisticsTx, dispatchNo: string, shippingDocumentNo: string) {
  const document = await documents.findDocument(tx, shippingDocumentNo);
  if (document?.dispatchNo === dispatchNo) return document;
  throw notFound(`shipping document of the dispatch ${dispatchNo} with number`, shippingDocumentNo);
}

/** 409 `documentState`, naming the state that stands against it. */
export function wrongState(document: documents.DocumentRow, what: string) {
  return conflict('documentState', `The shipping document ${document.shippingDocumentNo} is ${stateWords[document.state]}; ${what}`);
}

const stateWords: Record<documents.DocumentRow['state'], string> = {
  made: 'made but not handed over',
  void: 'void',
  handedOver: 'handed over to Logistics',
  departed: 'done, its goods have left',
};
