import type { z } from 'zod';
import { baseOf } from '../../../database/base-tables';
import { nextNumber } from '../../../database/serial';
import { conflict } from '../../../http/problem';
import { cnyOf, type Fen } from '../../../money';
import { reportToFinance } from '../finance-report';
import { post } from '../movements';
import { claimedOf } from '../scrap/repository';
import { lockBalances } from '../stock-repository';
import type { WarehouseTx } from '../tables';
import { lotToChange, notInStore, partOfLot } from './lots';
import type { partsToSupplier } from './schemas';

/**
 * Parts leave to the supplier that takes them on one other issue slip (WR-17, I-WR-14); finance is told of each lot's
 * pieces, and a person charges the supplier (L-13). Throws 404; 409 `notInStore`, `scrapCandidate`, `withoutValue`.
 */
export async function issueToSupplier(tx: WarehouseTx, { caseNo, supplierNo, oldParts, issuedBy }: z.output<typeof partsToSupplier>, at: Date) {
  const otherIssueSlipNo = await nextNumber(baseOf(tx), 'OI', at);
  await tx.insertInto('otherIssueSlip').values({ otherIssueSlipNo, caseNo, dealerNo: null, supplierNo, maker: issuedBy, madeAt: at }).execute();
  const issuedLines = [];
  let total: Fen = 0;
  // Always in the same order, so that two slips never wait for each other.
  for (const oldPartNo of [...new Set(oldParts.map((each) => each.oldPartNo))].sort()) {
    const quantity = oldParts.filter((each) => each.oldPartNo === oldPartNo).reduce((sum, each) => sum + each.quantity, 0);
    const { unitValueFen, partNo, partName } = await issue(tx, { documentNo: otherIssueSlipNo, oldPartNo, quantity }, at);
    const amount = quantity * unitValueFen;
    total += amount;
    issuedLines.push({ oldPartNo, partNo, partName, quantity, unitValue: cnyOf(unitValueFen), amount: cnyOf(amount) });
  }
  return { otherIssueSlipNo, issuedLines, clearedAmount: cnyOf(total) };
}

async function issue(tx: WarehouseTx, { documentNo, oldPartNo, quantity }: { documentNo: string; oldPartNo: string; quantity: number }, at: Date) {
  const lot = await lotToChange(tx, oldPartNo);
  const { unitValueFen } = lot;
  if (unitValueFen === null) throw conflict('withoutValue', `${oldPartNo} is the dealer's property; no supplier is charged for it`);
  const claimed = await claimedOf(tx, oldPartNo);
  if (lot.onHand - claimed < quantity) throw claimed > 0 ? conflict('scrapCandidate', `${claimed} pieces of ${oldPartNo} are scrap candidates, ${lot.onHand} are there`) : notInStore(lot);
  await lockBalances(tx, [{ partNo: lot.partNo, location: 'OLD' }]);
  const type = 'supplierClearing';
  const part = partOfLot(lot);
  const movementId = await post(tx, { documentNo, type, part, from: 'OLD', to: null, quantity, orderLineId: null, oldPartNo }, at);
  if (unitValueFen > 0) await reportToFinance(tx, { movementId, type, part, quantity, documentNo }, at);
  return { ...lot, unitValueFen };
}
