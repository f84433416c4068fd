import type { Source } from '../facts';

/** Accounts whose balance is what they are credited. */
const creditAccounts = new Set(['partsSales', 'openingBalance', 'supplierPayable']);

/** What leaves the company, for finance. */
export interface Departed {
  source: Source;
  dealerNo: string;
  quantity: number;
  /** Fen a piece. */
  price: number;
  cost: number;
}

/** The ledger by the rules of 0.8, in fen. */
export class Ledger {
  private readonly debits = new Map<string, number>();
  readonly vouchers: Record<string, number> = {};

  /** An account's opening, against `openingBalance`. */
  open(account: string, party: string | undefined, fen: number): void {
    const name = nameOf(account, party);
    if (creditAccounts.has(account)) this.book('openingBalance', name, fen);
    else this.book(name, 'openingBalance', fen);
    this.count('opening');
  }

  /** PD-14: L-01 for a paid order, L-02 for an exchange or free replacement. */
  departed({ source, dealerNo, quantity, price, cost }: Departed): void {
    if (source === 'dealerPurchase') {
      this.book(nameOf('dealerPartsReceivable', dealerNo), 'partsSales', quantity * price);
      this.book('partsCost', 'afterSalesInventory', quantity * cost);
      this.count('L-01');
    } else {
      this.book('warrantyCost', 'afterSalesInventory', quantity * cost);
      this.count('L-02');
    }
  }

  /** PR-05: L-15. */
  drawn(quantity: number, cost: number): void {
    this.book('afterSalesInventory', 'companyInventory', quantity * cost);
    this.count('L-15');
  }

  /** Balances in fen by account and party, without zeros. */
  balances(): Record<string, number> {
    const all = [...this.debits].map(([name, debit]) => [name, creditAccounts.has(accountOf(name)) ? -debit : debit] as const);
    return Object.fromEntries(all.filter(([, balance]) => balance !== 0));
  }

  private book(debit: string, credit: string, fen: number): void {
    this.debits.set(debit, (this.debits.get(debit) ?? 0) + fen);
    this.debits.set(credit, (this.debits.get(credit) ?? 0) - fen);
  }

  private count(rule: string): void {
    this.vouchers[rule] = (this.vouchers[rule] ?? 0) + 1;
  }
}

/** `dealerPartsReceivable[D-101]`, or the account alone. */
export const nameOf = (account: string, party?: string | null): string => (party ? `${account}[${party}]` : account);
const accountOf = (name: string) => name.split('[')[0] ?? name;
