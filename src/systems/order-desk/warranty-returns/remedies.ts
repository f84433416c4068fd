import type { z } from 'zod';
import type { Locale } from '../../../config';
import { conflict } from '../../../http/problem';
import type { DealerEnd } from '../../warranty-schemas';
import { registerOrder } from '../registration-service';
import { endDealerSide } from './ends';
import { incidentsOfWhole } from './assigned-parts';
import { remedyGiven } from './expected-returns';
import { misfitWords, type Misfit } from './misfits';
import { linesOf, lockReturn, questionOf, takePart, takeReturn, updatePart } from './repository';
import type { exchangeToPlace, remedyToRecord } from './schemas';
import type { PartRow, WarrantyTx } from './tables';

/**
 * Records what the dealer gets for a part in scope (WR-11, WR-D5); with none his side has ended (I-WR-10). One remedy
 * only: an exchange after the incident's own is refused in words. Throws 404.
 */
export async function recordRemedy(tx: WarrantyTx, at: Date, { returnedPartNo, remedy, recordedBy }: z.output<typeof remedyToRecord>, locale: Locale) {
  const part = await takePart(tx, returnedPartNo);
  const misfit = (await isOpen(tx, part)) ? await secondRemedy(tx, part, remedy) : notOpen(part);
  if (misfit) return { refusal: misfitWords(misfit, locale), dealerEnd: null };
  await updatePart(tx, returnedPartNo, { remedy, remedyBy: recordedBy });
  if (remedy !== 'none') return { refusal: null, dealerEnd: null };
  // Pieces of an exchange that was not supplied in full are exchanged all the same.
  const dealerEnd: DealerEnd = part.exchangedQuantity > 0 ? 'exchanged' : 'noRemedy';
  await endDealerSide(tx, at, part, dealerEnd);
  return { refusal: null, dealerEnd };
}

/** Quality's second ruling comes a moment later than the flow that goes on with it. */
async function isOpen(tx: WarrantyTx, { dealerEnd, ruling, returnedPartNo }: PartRow): Promise<boolean> {
  if (dealerEnd !== null) return false;
  return ruling !== 'outOfScope' || (await questionOf(tx, returnedPartNo))?.answer === 'contested';
}

const notOpen = ({ returnedPartNo: value }: PartRow): Misfit => ({ misfit: 'remedyNotOpen', field: 'returnedPartNo', value });

async function secondRemedy(tx: WarrantyTx, { caseNo, lineNo }: PartRow, remedy: string): Promise<Misfit | undefined> {
  if (remedy !== 'exchange') return undefined;
  const line = (await linesOf(tx, caseNo)).find((each) => each.lineNo === lineNo);
  for (const value of line ? await incidentsOfWhole(tx, line) : []) {
    if (line && (await remedyGiven(tx, value, line.partNo))) return { misfit: 'remedyGiven', field: 'remedy', value };
  }
  // A replacement that was under way when the list came in may have been given up since.
  if (!line?.remedyGiven || !(await remedyGiven(tx, line.expectedCaseNo, line.partNo))) return undefined;
  return { misfit: 'remedyGiven', field: 'remedy', value: line.expectedCaseNo ?? '' };
}

/**
 * Places the exchange order of a part, one at a time (WR-12, X-07): its end is told by the message `orderClosed` under the
 * part's number. A motor beyond repair is exchanged as well (I-WR-1). Throws 404, 409 `exchangeNotAgreed`.
 */
export async function placeWarrantyExchange(tx: WarrantyTx, at: Date, { returnedPartNo, shippingMethod }: z.output<typeof exchangeToPlace>, locale: Locale) {
  const part = await takePart(tx, returnedPartNo);
  if (part.orderNo !== null && part.orderEnd === null) return { orderNo: part.orderNo, exchangeKey: returnedPartNo };
  if (part.dealerEnd !== null || part.remedy === null || part.remedy === 'none') {
    throw conflict('exchangeNotAgreed', `No exchange is agreed for ${returnedPartNo}, or its dealer side has ended`);
  }
  const { dealerNo } = await takeReturn(tx, part.caseNo);
  const exchangeCount = part.exchangeCount + 1;
  const order = {
    dealerNo,
    // The dealer gave it no number of his own; the part's is as unique.
    dealerOrderNo: exchangeCount === 1 ? returnedPartNo : `${returnedPartNo}/${exchangeCount}`,
    source: 'warrantyExchange' as const,
    caseNo: returnedPartNo,
    shippingMethod,
    lines: [{ partNo: part.partNo, quantity: (await piecesOfDealerSide(tx, part)) - part.exchangedQuantity }],
  };
  const { orderNo } = await registerOrder(tx, at, order, locale);
  await updatePart(tx, returnedPartNo, { orderNo, orderEnd: null, exchangeCount, remedy: 'exchange' });
  return { orderNo, exchangeKey: returnedPartNo };
}

/** Pieces that one dealer side is about: those split off for the supplier's sake count along. */
async function piecesOfDealerSide(tx: WarrantyTx, { returnedPartNo, quantity }: PartRow): Promise<number> {
  const split = await tx.selectFrom('returnedPart').select('quantity').where('splitFrom', '=', returnedPartNo).execute();
  return split.reduce((sum, each) => sum + each.quantity, quantity);
}

/** An exchange order ended: in full, and the dealer side has ended; otherwise a person decides on the rest (WR-11). */
export async function exchangeEnded(tx: WarrantyTx, at: Date, orderNo: string, orderEnd: string, shipped: number): Promise<void> {
  const found = await tx.selectFrom('returnedPart').select(['returnedPartNo', 'caseNo']).where('orderNo', '=', orderNo).executeTakeFirst();
  if (!found) return;
  await lockReturn(tx, found.caseNo);
  const part = await takePart(tx, found.returnedPartNo);
  const exchangedQuantity = part.exchangedQuantity + shipped;
  await updatePart(tx, part.returnedPartNo, { orderEnd, exchangedQuantity });
  if (part.dealerEnd === null && exchangedQuantity >= (await piecesOfDealerSide(tx, part))) await endDealerSide(tx, at, part, 'exchanged');
}
