import type { Selectable } from 'kysely';
import { shanghaiIso } from '../../clock';
import { cnyOf, type Fen } from '../../money';
import type { EntryRow, StockMovementRow, VoucherRow } from './tables';

/** Rows as callers see them: amounts in CNY, moments in ISO 8601. */
export const balanceView = (row: { account: string; party: string | null; balance: Fen }) => ({
  ...row,
  balance: cnyOf(row.balance),
});

export const voucherView = (voucher: Selectable<VoucherRow>, entries: Selectable<EntryRow>[]) => ({
  ...voucher,
  at: shanghaiIso(voucher.at),
  postedAt: shanghaiIso(voucher.postedAt),
  entries: entries
    .filter(({ voucherNo }) => voucherNo === voucher.voucherNo)
    .map(({ account, party, debitFen, creditFen }) => ({ account, party, debit: cnyOf(debitFen), credit: cnyOf(creditFen) })),
});

export const movementView = (row: Selectable<StockMovementRow>) => ({
  movementId: row.movementId,
  type: row.type,
  partNo: row.partNo,
  quantity: row.quantity,
  unitCost: cnyOf(row.unitCostFen),
  at: shanghaiIso(row.at),
  documentNo: row.documentNo,
  ...(row.orderLineId === null ? {} : { orderLineId: row.orderLineId }),
  ...(row.orderSource === null ? {} : { orderSource: row.orderSource }),
  ...(row.materialCostFen === null ? {} : { materialCost: cnyOf(row.materialCostFen) }),
  ...(row.outsourcingOrderNo === null ? {} : { outsourcingOrderNo: row.outsourcingOrderNo }),
  ...(row.location === null ? {} : { location: row.location }),
});

export function trialBalanceView(rows: { account: string; debit: Fen; credit: Fen }[]) {
  const sum = (side: 'debit' | 'credit') => cnyOf(rows.reduce((total, row) => total + row[side], 0));
  return {
    debit: sum('debit'),
    credit: sum('credit'),
    accounts: rows.map(({ account, debit, credit }) => ({ account, debit: cnyOf(debit), credit: cnyOf(credit) })),
  };
}
