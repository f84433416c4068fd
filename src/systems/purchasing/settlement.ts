import type { z } from 'zod';
import { conflict } from '../../http/problem';
import { tellSettled } from './messages';
import { progressOf } from './progress';
import { giveUp, linesOf, openRequestOf } from './requests';
import type { settledState } from './schemas';
import type { PurchasingTx, RequestLine } from './tables';
import { track } from './tracking';

type SettledState = z.infer<typeof settledState>;

/**
 * Settles lines of a request (PP-16) and tells who waits for each: those received in full, or, at the end, all
 * that are left, which closes the request. Throws 409 stillUnderWay at the end while goods are still to come.
 */
export async function settleLines(tx: PurchasingTx, { purchaseRequestNo, final }: { purchaseRequestNo: string; final: boolean }, at: Date) {
  const request = await openRequestOf(tx, purchaseRequestNo);
  if (final) {
    const { undeliveredQuantity, exchangeQuantity } = await progressOf(tx, request);
    const coming = undeliveredQuantity + exchangeQuantity;
    if (coming > 0) throw conflict('stillUnderWay', `${coming} pieces for ${purchaseRequestNo} are still to come from a supplier`);
  }
  const all = await linesOf(tx, purchaseRequestNo);
  const due = all.filter((line) => line.state === 'collected' && (final || stateOf(line) === 'receivedInFull'));
  for (const line of due) await settle(tx, line, at);
  if (final) await tx.updateTable('purchaseRequest').set({ closedAt: at }).where('purchaseRequestNo', '=', purchaseRequestNo).execute();
  const total = totalOf(all);
  return {
    requestResult: stateOf(total),
    receivedQuantity: total.receivedQuantity,
    shortQuantity: total.quantity - total.receivedQuantity,
    lines: due.map((line) => ({ requestLineId: line.requestLineId, lineState: stateOf(line), ...resultOf(line) })),
  };
}

async function settle(tx: PurchasingTx, line: RequestLine, at: Date): Promise<void> {
  const { requestLineId } = line;
  await tx.updateTable('requestLine').set({ state: stateOf(line) }).where('requestLineId', '=', requestLineId).execute();
  await track(tx, [requestLineId], { event: 'settled', quantity: line.receivedQuantity }, at);
  if (line.awaited) await tellSettled(tx, requestLineId, resultOf(line), at);
}

interface Pieces {
  quantity: number;
  receivedQuantity: number;
}

function stateOf({ quantity, receivedQuantity }: Pieces): SettledState {
  if (receivedQuantity === 0) return 'notReceived';
  return receivedQuantity === quantity ? 'receivedInFull' : 'receivedInPart';
}

const resultOf = ({ quantity, receivedQuantity }: Pieces) => ({ receivedQuantity, shortQuantity: quantity - receivedQuantity });

const totalOf = (lines: Pieces[]): Pieces =>
  lines.reduce((total, line) => ({ quantity: total.quantity + line.quantity, receivedQuantity: total.receivedQuantity + line.receivedQuantity }), {
    quantity: 0,
    receivedQuantity: 0,
  });

/**
 * Open pieces of a request are no longer wanted (PP-D8.2), or nobody supplies them (PP-D1.2): as many as were decided on, not
 * what has become open since. Returns how many pieces were given up.
 */
export async function dropNeed(tx: PurchasingTx, { purchaseRequestNo, quantity, reason }: { purchaseRequestNo: string; quantity?: number | undefined; reason?: string | undefined }): Promise<number> {
  const { openQuantity } = await progressOf(tx, await openRequestOf(tx, purchaseRequestNo));
  const dropped = Math.min(openQuantity, quantity ?? openQuantity);
  if (dropped > 0) await giveUp(tx, purchaseRequestNo, dropped, reason);
  return dropped;
}
