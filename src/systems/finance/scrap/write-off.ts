import type { z } from 'zod';
import { Problem, conflict } from '../../../http/problem';
import { cnyOf } from '../../../money';
import { book, pairOf } from '../ledger';
import { findVoucher } from '../repository';
import type { FinanceTx } from '../tables';
import type { writeOffScrapBody } from './operations';

/**
 * Writes off what Administration signed for (PS-13, L-14), a voucher for each movement as the warehouse told it; goods
 * without value were never told. Throws 503 `movementsNotYetKnown`, 409 `writtenOff`, `documentDiffers`.
 */
export async function writeOffScrap(tx: FinanceTx, { custodyTransferRecordNo, movementIds }: z.output<typeof writeOffScrapBody>, at: Date) {
  const voucherNos: string[] = [];
  let writtenOffFen = 0;
  for (const source of movementIds) {
    const { quantity, unitCostFen, at: movedAt } = await movementOf(tx, custodyTransferRecordNo, source);
    if (await findVoucher(tx, 'L-14', source)) throw conflict('writtenOff', `Movement ${source} of ${custodyTransferRecordNo} is written off already`);
    const amount = quantity * unitCostFen;
    const entries = pairOf({ account: 'scrapLoss', party: null }, { account: 'oldPartsInventory', party: null }, amount);
    voucherNos.push(await book(tx, { rule: 'L-14', source, documentNo: custodyTransferRecordNo, orderNo: null, at: movedAt, entries }, at));
    writtenOffFen += amount;
  }
  return { voucherNos, writtenOff: cnyOf(writtenOffFen) };
}

async function movementOf(tx: FinanceTx, custodyTransferRecordNo: string, movementId: string) {
  const movement = await tx.selectFrom('stockMovement').selectAll().where('movementId', '=', movementId).forUpdate().executeTakeFirst();
  if (!movement) throw new Problem(503, 'movementsNotYetKnown', `The warehouse has not told movement ${movementId} of ${custodyTransferRecordNo} yet; try again`);
  if (movement.type === 'scrapTransfer' && movement.documentNo === custodyTransferRecordNo) return movement;
  throw conflict('documentDiffers', `Movement ${movementId} is a ${movement.type} on ${movement.documentNo}, not the custody transfer ${custodyTransferRecordNo}`);
}
