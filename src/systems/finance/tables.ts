import type { ColumnType, Transaction } from 'kysely';
import type { BaseTables, Moment } from '../../database/base-tables';
import type { Fen } from '../../money';
import type { PurchaseTables } from './purchase-tables';
import type { SettlementTables } from './settlement-tables';

export type Side = 'debit' | 'credit';
export type Source = 'dealerPurchase' | 'warrantyExchange' | 'freeReplacement';

export interface SalesTermsRow {
  orderLineId: string;
  orderNo: string;
  dealerNo: string;
  source: Source;
  partNo: string;
  unitPriceFen: Fen;
  registeredAt: Moment;
}

export interface StockMovementRow {
  movementId: string;
  type: string;
  orderLineId: string | null;
  orderSource: Source | null;
  /** Of a count: where the difference was found. */
  location: ColumnType<string | null, string | null | undefined, never>;
  partNo: string;
  quantity: number;
  unitCostFen: Fen;
  documentNo: string;
  at: Moment;
  receivedAt: Moment;
}

export interface VoucherRow {
  voucherNo: string;
  rule: string;
  source: string;
  documentNo: string | null;
  orderNo: string | null;
  at: Moment;
  postedAt: Moment;
  /** The day it counts for; its month was open. */
  postingDate: string;
}

export interface EntryRow {
  voucherNo: string;
  position: number;
  account: string;
  party: string | null;
  debitFen: Fen;
  creditFen: Fen;
}

/** Finance's own tables (`migrations/`). */
export interface FinanceTables extends PurchaseTables, SettlementTables {
  account: { id: string; name: string; normalSide: Side; partyKind: 'dealer' | 'supplier' | null };
  postingCase: { movementType: string; orderSource: Source | null; rule: string; reversed: boolean };
  locationAccount: { location: string; account: string };
  postingRuleEntry: {
    rule: string;
    position: number;
    account: string | null;
    accountOf: 'location' | null;
    party: 'dealer' | null;
    side: Side;
    basis: 'price' | 'cost';
  };
  salesTerms: SalesTermsRow;
  stockMovement: StockMovementRow;
  voucher: VoucherRow;
  entry: EntryRow;
}

export type FinanceTx = Transaction<FinanceTables & BaseTables>;
