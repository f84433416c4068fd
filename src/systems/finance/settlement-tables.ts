import type { ColumnType } from 'kysely';
import type { Moment } from '../../database/base-tables';
import type { Fen } from '../../money';

export interface PeriodRow {
  month: string;
  state: 'settling' | 'closed';
  settlingAt: Moment;
  closedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface PainterSettlementRow {
  settlementNo: string;
  painterNo: string;
  month: string;
  openingFen: Fen;
  claimsFen: Fen;
  deductionsFen: Fen;
  voucherNo: string | null;
  settledAt: Moment;
}

export interface PainterDeductionRow {
  deductionNo: string;
  outsourcingOrderNo: string;
  painterNo: string;
  whitePartNo: string;
  quantity: number;
  unitCostFen: Fen;
  missedAt: Moment;
  receivedAt: Moment;
  settlementNo: ColumnType<string | null, null | undefined, string>;
}

/** Tables of the migration `periods`. */
export interface SettlementTables {
  period: PeriodRow;
  painterSettlement: PainterSettlementRow;
  painterDeduction: PainterDeductionRow;
}
