import { conflict, notFound } from '../../http/problem';
import { changeDelivery, deliveryOf } from './deliveries';
import { linesOf, openRequestOf } from './requests';
import type { PurchasingTx, RequestLine } from './tables';
import { track } from './tracking';

/**
 * The receipt slip was reversed by a red-letter slip (I-G-14): its pieces are undecided again, and the needs that had
 * a share of them wait again. A need whose answer somebody has got keeps its share. Throws 404, 409 slipTakenBack.
 */
export async function takeBackAcceptance(tx: PurchasingTx, { purchaseRequestNo, receiptSlipNo }: { purchaseRequestNo: string; receiptSlipNo: string }, at: Date) {
  await openRequestOf(tx, purchaseRequestNo);
  const acceptance = await tx.selectFrom('acceptance').selectAll().where('receiptSlipNo', '=', receiptSlipNo).executeTakeFirst();
  if (!acceptance) throw notFound('shared receipt slip', receiptSlipNo);
  const { deliveryNo, quantity, missingQuantity } = acceptance;
  await deliveryOf(tx, purchaseRequestNo, deliveryNo);
  const inserted = await tx
    .insertInto('acceptanceTakenBack')
    .values({ receiptSlipNo, takenBackAt: at })
    .onConflict((clash) => clash.column('receiptSlipNo').doNothing())
    .returning('receiptSlipNo')
    .executeTakeFirst();
  if (!inserted) throw conflict('slipTakenBack', `receiptSlipNo: the pieces of ${receiptSlipNo} were taken back before`);
  await changeDelivery(tx, deliveryNo, { acceptedQuantity: -quantity, missingQuantity: -missingQuantity });
  const shares = await tx.selectFrom('acceptanceShare').selectAll().where('receiptSlipNo', '=', receiptSlipNo).execute();
  const waiting = (await linesOf(tx, purchaseRequestNo)).filter((line) => !isAnswered(line));
  for (const each of shares.filter(({ requestLineId }) => waiting.some((line) => line.requestLineId === requestLineId))) await takeBack(tx, each, at);
}

const isAnswered = ({ state, awaited }: RequestLine): boolean => awaited && state !== 'collected';

async function takeBack(tx: PurchasingTx, { receiptSlipNo, requestLineId, quantity }: { receiptSlipNo: string; requestLineId: string; quantity: number }, at: Date) {
  await tx
    .updateTable('requestLine')
    .set((row) => ({ state: 'collected' as const, receivedQuantity: row('receivedQuantity', '-', quantity) }))
    .where('requestLineId', '=', requestLineId)
    .execute();
  await track(tx, [requestLineId], { event: 'takenBack', paperNo: receiptSlipNo, quantity }, at);
}
