import { shanghaiIso } from '../../clock';
import { cnyOf } from '../../money';
import type { FinanceTx } from './tables';

export interface OfPurchase {
  purchaseRequestNo?: string | undefined;
  limit: number;
  offset: number;
}

/** Purchase-money requests, oldest first. */
export async function listPurchaseMoneyRequests(tx: FinanceTx, { purchaseRequestNo, limit, offset }: OfPurchase) {
  const rows = await tx
    .selectFrom('purchaseMoneyRequest')
    .selectAll()
    .$if(purchaseRequestNo !== undefined, (query) => query.where('purchaseRequestNo', '=', purchaseRequestNo ?? ''))
    .orderBy('position')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(({ position: _position, decidedAt: _decidedAt, amountFen, requestedAt, ...row }) => ({
    ...row,
    amount: cnyOf(amountFen),
    requestedAt: shanghaiIso(requestedAt),
  }));
}

/** Suppliers' invoices and receipts, oldest first. */
export async function listSupplierPapers(tx: FinanceTx, { purchaseRequestNo, limit, offset }: OfPurchase) {
  const rows = await tx
    .selectFrom('supplierPaper')
    .selectAll()
    .$if(purchaseRequestNo !== undefined, (query) => query.where('purchaseRequestNo', '=', purchaseRequestNo ?? ''))
    .orderBy('position')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(({ position: _position, receivedAt, ...row }) => ({ ...row, receivedAt: shanghaiIso(receivedAt) }));
}
