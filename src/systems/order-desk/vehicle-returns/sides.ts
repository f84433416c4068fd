import type { z } from 'zod';
import { enqueue } from '../../../database/outbox';
import { nextNumber } from '../../../database/serial';
import { conflict, notFound, refusedField } from '../../../http/problem';
import { takeReturn } from './access';
import { replacementVehicleRequested } from './outbox-entries';
import { findReturn, updateReturn, type Tx } from './repository';
import type { closingOfReturn, dealerSettlement, scrapSignOff } from './requests';
import { dealerSideOf } from './views';

/** VR-21: the dealer's account was offset; where it was agreed, a replacement is asked for (VR-D12, X-11). Throws 409 `dealerSideSettled`. */
export async function settleDealerSide(tx: Tx, at: Date, given: z.output<typeof dealerSettlement>) {
  const { caseNo, offsetVoucherNo, replacementAgreed, recordedBy } = given;
  const { dealerSideAt } = await takeReturn(tx, caseNo, ['vehicleReceived']);
  if (dealerSideAt !== null) throw conflict('dealerSideSettled', `The dealer's side of ${caseNo} is settled already`);
  const replacementRequestNo = replacementAgreed ? await requestReplacement(tx, at, caseNo) : null;
  await updateReturn(tx, caseNo, { offsetVoucherNo, replacementRequestNo, dealerSideBy: recordedBy, dealerSideAt: at });
  return { replacementRequestNo };
}

async function requestReplacement(tx: Tx, at: Date, caseNo: string): Promise<string> {
  const found = await findReturn(tx, caseNo);
  if (!found) throw notFound('vehicle return', caseNo);
  const replacementRequestNo = await nextNumber(tx, 'VX', at);
  await enqueue(tx, replacementVehicleRequested(found, replacementRequestNo), at);
  return replacementRequestNo;
}

/** VR-16: the scrapping is signed, or not: then Quality judges again (VR-D9). Throws 422 `reasonMissing`, 409 `scrapDecided` for a ruling decided on before. */
export async function recordScrapSignOff(tx: Tx, at: Date, given: z.output<typeof scrapSignOff>) {
  const { caseNo, signed, reason, ...rest } = given;
  if (!signed && !reason) throw refusedField('reasonMissing', 'reason', 'say why the scrapping is not signed (I-G-10)');
  await takeReturn(tx, caseNo, ['vehicleReceived']);
  const vehicleScrapSignOffNo = signed ? await nextNumber(tx, 'ZS', at) : null;
  const stored = await tx
    .insertInto('scrapSignOff')
    .values({ ...rest, caseNo, vehicleScrapSignOffNo, reason: reason || null, signedAt: at })
    .onConflict((clash) => clash.column('repairabilityRulingNo').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!stored) throw conflict('scrapDecided', `The scrapping on ${rest.repairabilityRulingNo} is decided already; Quality judges again first`);
  return { vehicleScrapSignOffNo };
}

/** VR-22: closes the return when both sides are done. Throws 409 `dealerSideOpen`. */
export async function closeReturn(tx: Tx, at: Date, { caseNo, vehicleSide, closedBy }: z.output<typeof closingOfReturn>) {
  const found = await takeReturn(tx, caseNo, ['vehicleReceived']);
  if (found.dealerSideAt === null) throw conflict('dealerSideOpen', `${caseNo} can't be closed: the dealer's account is not offset yet`);
  await updateReturn(tx, caseNo, { state: vehicleSide, closedBy, closedAt: at });
  return { endState: vehicleSide, dealerSide: dealerSideOf(found) };
}
