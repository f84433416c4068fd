import type { SystemClients } from '../systems/clients';
import { papersSince } from './papers';

export interface FinanceState {
  postings: { rule: string; debit: string; credit: string; amount: string }[];
  /** Accounts with a party whose balance changed: from, to. */
  balances: Record<string, [string, string]>;
  /** Valued movements that no posting rule covers. */
  unposted: { type: string; partNo: string; quantity: number }[];
  papers: Record<string, number>;
  /** For a later reading. */
  seen: { vouchers: number; unposted: number; balances: Record<string, string>; papers: Record<string, number> };
}

/** Reads the ledger; what `before` had seen is the starting point. */
export async function observeFinance(clients: SystemClients, before?: FinanceState): Promise<FinanceState> {
  const [{ vouchers }, { balances }, { movements }, { purchaseMoneyRequests }, { supplierPapers }] = await Promise.all([
    clients.finance.listVouchers({ query: { limit: 200 } }),
    clients.finance.getBalances({ query: {} }),
    clients.finance.listUnposted({ query: { limit: 200 } }),
    clients.finance.listPurchaseMoneyRequests({ query: { limit: 200 } }),
    clients.finance.listSupplierPapers({ query: { limit: 200 } }),
  ]);
  const papers = { purchaseMoneyRequest: purchaseMoneyRequests.length, supplierPaper: supplierPapers.length };
  const partyBalances = Object.fromEntries(
    balances.flatMap(({ account, party, balance }) => (party === null ? [] : [[nameOf(account, party), balance]])),
  );
  const old = before?.seen.balances ?? {};
  const changed = Object.entries(partyBalances).filter(([name, balance]) => (old[name] ?? '0.00') !== balance);
  return {
    // Lines of one paper are booked side by side: which comes first is nobody's concern.
    postings: vouchers.slice(before?.seen.vouchers ?? 0).flatMap(pairsOf).sort(byText),
    balances: Object.fromEntries(changed.map(([name, balance]) => [name, [old[name] ?? '0.00', balance]])),
    unposted: movements.slice(before?.seen.unposted ?? 0).map(({ type, partNo, quantity }) => ({ type, partNo, quantity })),
    papers: papersSince(papers, before?.seen.papers),
    seen: { vouchers: vouchers.length, unposted: movements.length, balances: partyBalances, papers },
  };
}

interface Voucher {
  rule: string;
  entries: { account: string; party: string | null; debit: string; credit: string }[];
}

/** A voucher's entries stand in pairs: a debit and the credit of the same amount. */
function pairsOf({ rule, entries }: Voucher): FinanceState['postings'] {
  const debits = entries.filter(({ debit }) => debit !== '0.00');
  const credits = entries.filter(({ credit }) => credit !== '0.00');
  return debits.map((debit, index) => {
    const credit = credits[index];
    if (credit?.credit !== debit.debit) throw new Error(`A voucher of ${rule} does not stand in pairs`);
    return { rule, debit: nameOf(debit.account, debit.party), credit: nameOf(credit.account, credit.party), amount: debit.debit };
  });
}

const byText = (one: object, other: object) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);

function nameOf(account: string, party: string | null): string {
  return party === null ? account : `${account}[${party}]`;
}
