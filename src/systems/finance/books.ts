import { sql, type Transaction } from 'kysely';
import { ofSystem, type BaseTables } from '../../database/base-tables';
import * as reports from './reports-repository';
import type { FinanceTables } from './tables';
import { trialBalanceView } from './views';

/** What a look at the ledger finds: vouchers whose debit is not their credit, past what the database refuses. */
export async function checkLedger(base: Transaction<BaseTables>) {
  const tx = ofSystem<FinanceTables>(base);
  const { debit, credit } = trialBalanceView(await reports.totals(tx));
  const { rows } = await sql<{ voucherNo: string; debit: string; credit: string }>`
    select voucher_no, sum(debit_fen) as "debit", sum(credit_fen) as "credit" from voucher left join entry using (voucher_no)
    group by voucher_no having count(entry.position) < 2 or sum(debit_fen) <> sum(credit_fen) order by voucher_no limit 100
  `.execute(tx);
  const faults = rows.map((row) => `voucher ${row.voucherNo} does not balance: debit ${row.debit ?? 0} fen, credit ${row.credit ?? 0} fen`);
  if (debit !== credit) faults.unshift(`debit ${debit} is not credit ${credit}`);
  return { said: `ledger with debit ${debit} and credit ${credit}`, faults };
}
