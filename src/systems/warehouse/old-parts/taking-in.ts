import type { z } from 'zod';
import { shanghaiIso } from '../../../clock';
import { baseOf } from '../../../database/base-tables';
import { nextNumber } from '../../../database/serial';
import { conflict } from '../../../http/problem';
import { reportToFinance } from '../finance-report';
import { findKind, insertStockSlip, insertStockSlipLines } from '../keeper-repository';
import { post } from '../movements';
import { knownParts, type Part } from '../parts';
import { requireOtherHand } from '../slips';
import { lockBalances } from '../stock-repository';
import type { WarehouseTx } from '../tables';
import { openLot } from './lots';
import type { OldPartClass, oldPartsToTakeIn } from './schemas';

type Given = z.output<typeof oldPartsToTakeIn>;

/** What a piece of a lot is worth; null: it stays the dealer's property. */
const unitValues: Record<OldPartClass, (part: Part) => number | null> = {
  claimable: ({ unitCostFen }) => unitCostFen,
  givenUp: () => 0,
  forRepair: () => null,
};

/**
 * Takes parts into the old-parts store on one other receipt slip, a lot each (WR-10); finance is told of those that
 * become the company's at a value (L-12). Throws 409 `sameHand`, `takenInBefore`; 422 `unknownPart`.
 */
export async function takeInOldParts(tx: WarehouseTx, { caseNo, oldParts, maker, keeper }: Given, at: Date) {
  requireOtherHand(keeper, maker, 'taking it in', `made out the slip of ${caseNo}`);
  const parts = await knownParts(tx, oldParts.map(({ partNo }) => partNo), (index) => `oldParts.${index}.partNo`);
  await requireNew(tx, oldParts.map(({ returnedPartNo }) => returnedPartNo));
  const { numberPrefix } = await findKind(tx, 'otherReceiptSlip');
  const otherReceiptSlipNo = await nextNumber(baseOf(tx), numberPrefix, at);
  await insertStockSlip(tx, { stockSlipNo: otherReceiptSlipNo, kind: 'otherReceiptSlip', state: 'posted', maker, madeAt: at, keeper, keeperAt: at });
  await insertStockSlipLines(tx, slipLines(otherReceiptSlipNo, oldParts, parts));
  await lockBalances(tx, oldParts.map(({ partNo }) => ({ partNo, location: 'OLD' })));
  for (const { returnedPartNo, partNo, quantity, oldPartClass, storageClass } of oldParts) {
    const part = parts.get(partNo);
    if (!part) continue;
    const unitValueFen = unitValues[oldPartClass](part);
    const lot = { oldPartNo: returnedPartNo, caseNo, partNo, partName: part.name, oldPartClass, storageClass, unitValueFen };
    await openLot(tx, { ...lot, documentNo: otherReceiptSlipNo, takenInAt: at });
    await takeIn(tx, { documentNo: otherReceiptSlipNo, part: { ...part, unitCostFen: unitValueFen ?? 0 }, quantity, oldPartNo: returnedPartNo }, at);
  }
  return { otherReceiptSlipNo, takenInAt: shanghaiIso(at) };
}

/** Posts the receipt of a lot; what has no value is of no interest to finance. */
async function takeIn(tx: WarehouseTx, { oldPartNo, ...receipt }: { documentNo: string; part: Part; quantity: number; oldPartNo: string }, at: Date) {
  const type = 'oldPartReceipt';
  const movementId = await post(tx, { ...receipt, oldPartNo, type, from: null, to: 'OLD', orderLineId: null }, at);
  if (receipt.part.unitCostFen > 0) await reportToFinance(tx, { ...receipt, movementId, type }, at);
}

async function requireNew(tx: WarehouseTx, oldPartNos: string[]): Promise<void> {
  const known = await tx.selectFrom('oldPart').select(['oldPartNo', 'documentNo']).where('oldPartNo', 'in', oldPartNos).executeTakeFirst();
  if (known) throw conflict('takenInBefore', `${known.oldPartNo} was taken in on ${known.documentNo} already`);
}

/** The paper has a line for each part; the lots tell its pieces apart. */
function slipLines(stockSlipNo: string, oldParts: Given['oldParts'], parts: Map<string, Part>) {
  const partNos = [...new Set(oldParts.map(({ partNo }) => partNo))];
  return partNos.map((partNo, index) => {
    const own = oldParts.filter((each) => each.partNo === partNo);
    const quantity = own.reduce((sum, each) => sum + each.quantity, 0);
    const storageClass = [...new Set(own.map((each) => each.storageClass))].join('、');
    return { stockSlipNo, lineNo: index + 1, partNo, partName: parts.get(partNo)?.name ?? partNo, quantity, counted: quantity, storageClass };
  });
}
