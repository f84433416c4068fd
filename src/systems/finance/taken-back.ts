import { conflict } from '../../http/problem';
import { isTakenBack } from './red-letter-repository';
import type { FinanceTx } from './tables';

/**
 * Throws 409 receiptReversed for a slip whose goods were taken back by a red-letter slip: it is neither booked nor paid. Its
 * movements stay locked, so that none is taken back before this transaction ends.
 */
export async function requireNotTakenBack(tx: FinanceTx, receiptSlipNo: string): Promise<void> {
  await tx.selectFrom('stockMovement').select('movementId').where('documentNo', '=', receiptSlipNo).orderBy('movementId').forUpdate().execute();
  if (!(await isTakenBack(tx, receiptSlipNo))) return;
  throw conflict('receiptReversed', `${receiptSlipNo} was reversed by a red-letter slip; book the slip that was made out anew`);
}
