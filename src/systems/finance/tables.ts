import type { ColumnType, Insertable, Transaction } from 'kysely';
import type { BaseTables, Moment } from '../../database/base-tables';
import type { Fen } from '../../money';
import type { PurchaseTables } from './purchase-tables';
import type { RedLetterTables } from './red-letter-tables';
import type { ScrapTables } from './scrap/tables';
import type { SettlementTables } from './settlement-tables';
import type { SupplierOffsetTables } from './supplier-offset-tables';
import type { VehicleTables } from './vehicle-tables';

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
  /** Of painted parts: what the white part in each of them cost, and whose terms hold. */
  materialCostFen: ColumnType<Fen | null, Fen | null | undefined, never>;
  outsourcingOrderNo: ColumnType<string | null, string | null | undefined, never>;
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

/** A movement as it is reported. */
export type MovementToPost = Insertable<StockMovementRow> & { at: Date };

/** Amount that an entry is made of, of one piece; `variance` may be negative. */
export type Basis = 'price' | 'cost' | 'material' | 'fee' | 'variance';
/** Whose sub-account an entry goes to. */
export type PartyOf = 'dealer' | 'painter';

/** Finance's own tables (`migrations/`). */
export interface FinanceTables extends PurchaseTables, RedLetterTables, ScrapTables, SettlementTables, SupplierOffsetTables, VehicleTables {
  account: { id: string; name: string; normalSide: Side; partyKind: 'dealer' | 'supplier' | null };
  postingCase: { movementType: string; orderSource: Source | null; rule: string; reversed: boolean };
  locationAccount: { location: string; account: string };
  postingRuleEntry: {
    rule: string;
    position: number;
    account: string | null;
    accountOf: 'location' | null;
    party: PartyOf | null;
    side: Side;
    basis: Basis;
  };
  salesTerms: SalesTermsRow;
  paintTerms: { outsourcingOrderNo: string; painterNo: string; partNo: string; feeFen: Fen; registeredAt: Moment };
  stockMovement: StockMovementRow;
  /** Those without a voucher that were not taken back; triggers keep it. */
  unpostedMovement: { movementId: string; receivedAt: Moment };
  voucher: VoucherRow;
  entry: EntryRow;
  /** The entries' sums; a trigger keeps it. */
  balance: { account: string; party: string | null; debitFen: Fen; creditFen: Fen };
}

export type FinanceTx = Transaction<FinanceTables & BaseTables>;
