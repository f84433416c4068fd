import type { z } from 'zod';
import { shanghaiIso } from '../../../clock';
import { baseOf } from '../../../database/base-tables';
import { nextNumber } from '../../../database/serial';
import { conflict, refused } from '../../../http/problem';
import { post } from '../movements';
import { knownParts } from '../parts';
import { insertSlip, insertSlipLines } from '../slip-repository';
import { lockBalances } from '../stock-repository';
import type { IssueSlipLine, WarehouseTx } from '../tables';
import { findLot, notInStore, partOfLot } from './lots';
import type { slipToDealer } from './schemas';

type Given = z.output<typeof slipToDealer>;

/**
 * Makes out the other issue slip for parts that go back to their dealer (WR-09, WR-14, X-09): ready for packing, with
 * a vehicle (I-WR-16). Throws 422 `unknownPart`, `partDiffers`; 409 `partOnSlip`, `notInStore`, `ownedByCompany`.
 */
export async function makeOtherIssueSlip(tx: WarehouseTx, { caseNo, dealerNo, slipParts, maker }: Given, at: Date) {
  await knownParts(tx, slipParts.map(({ partNo }) => partNo), (index) => `slipParts.${index}.partNo`);
  // Before the look at other slips: who takes a number next waits until this slip is there to be seen.
  const otherIssueSlipNo = await nextNumber(baseOf(tx), 'OI', at);
  await requireOffSlips(tx, slipParts.map(({ returnedPartNo }) => returnedPartNo));
  for (const [index, part] of slipParts.entries()) await requireDealers(tx, part, `slipParts.${index}`);
  await tx.insertInto('otherIssueSlip').values({ otherIssueSlipNo, caseNo, dealerNo, supplierNo: null, maker, madeAt: at }).execute();
  const head = { issueSlipNo: otherIssueSlipNo, orderNo: caseNo, dealerNo, shippingMethod: 'withVehicle' as const, slipKind: 'otherIssueSlip' as const };
  await insertSlip(tx, { ...head, state: 'approved', maker, madeAt: at });
  const slipLines = slipParts.map(({ returnedPartNo: orderLineId, ...part }) => ({ orderLineId, ...part }));
  await insertSlipLines(tx, slipLines.map((line, index) => ({ ...line, issueSlipNo: otherIssueSlipNo, position: index + 1 })));
  return { issueSlipNo: otherIssueSlipNo, reviewedAt: shanghaiIso(at), slipLines };
}

async function requireOffSlips(tx: WarehouseTx, returnedPartNos: string[]): Promise<void> {
  const on = await tx
    .selectFrom('issueSlipLine')
    .innerJoin('issueSlip', 'issueSlip.issueSlipNo', 'issueSlipLine.issueSlipNo')
    .select(['issueSlip.issueSlipNo', 'orderLineId'])
    .where('orderLineId', 'in', returnedPartNos)
    .where('issueSlip.state', '<>', 'void')
    .executeTakeFirst();
  if (on) throw conflict('partOnSlip', `${on.orderLineId} is on ${on.issueSlipNo} already; a part goes back once`);
}

/** What has a lot must lie there as the dealer's property; what has none never was in stock (I-WR-13). */
async function requireDealers(tx: WarehouseTx, { returnedPartNo, partNo, quantity }: Given['slipParts'][number], field: string): Promise<void> {
  const lot = await findLot(tx, returnedPartNo);
  if (!lot) return;
  if (lot.partNo !== partNo) throw refused('partDiffers', `${field}.partNo: ${returnedPartNo} is ${lot.partNo}, not ${partNo}`, [{ field: `${field}.partNo`, detail: 'is another part' }]);
  if (lot.unitValueFen !== null) throw conflict('ownedByCompany', `${returnedPartNo} is the company's; it does not go back to its dealer`);
  if (lot.onHand < quantity) throw notInStore(lot);
}

/** Pieces of an other issue slip leave with it; the dealer's property that never was in stock moves nothing. */
export async function leaveOldParts(tx: WarehouseTx, documentNo: string, line: IssueSlipLine, quantity: number, at: Date): Promise<void> {
  const lot = await findLot(tx, line.orderLineId);
  if (!lot) return;
  if (lot.onHand < quantity) throw notInStore(lot);
  await lockBalances(tx, [{ partNo: lot.partNo, location: 'OLD' }]);
  await post(tx, { documentNo, type: 'oldPartReturn', part: partOfLot(lot), from: 'OLD', to: null, quantity, orderLineId: null, oldPartNo: lot.oldPartNo }, at);
}
