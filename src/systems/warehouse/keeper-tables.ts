import type { ColumnType, Selectable } from 'kysely';
import type { Moment } from '../../database/base-tables';
import type { SlipFlow, SlipKind, StockSlipState } from './keeper-schemas';
import type { Location } from './schemas';
import type { MovementRow } from './tables';

type MaybeMoment = ColumnType<Date | null, Date | null | undefined, Date | null>;
type MaybeText = ColumnType<string | null, string | null | undefined, string | null>;
type MaybeNumber = ColumnType<number | null, number | null | undefined, number | null>;

export interface SlipKindRow {
  kind: SlipKind;
  numberPrefix: string;
  direction: 'out' | 'in';
  fromLocation: Location | null;
  toLocation: Location | null;
  movementType: MovementRow['type'];
}

export interface StockSlipRow {
  stockSlipNo: string;
  kind: SlipKind;
  state: StockSlipState;
  maker: string;
  madeAt: Moment;
  reviewer: MaybeText;
  reviewedAt: MaybeMoment;
  keeper: MaybeText;
  keeperAt: MaybeMoment;
  reason: MaybeText;
  orderLineId: MaybeText;
  needed: MaybeNumber;
}

export interface StockSlipLineRow {
  stockSlipNo: string;
  lineNo: number;
  partNo: string;
  partName: string;
  quantity: number;
  counted: MaybeNumber;
  storageClass: MaybeText;
}

export interface CountSheetRow {
  countSheetNo: string;
  reason: MaybeText;
  askedBy: MaybeText;
  openedAt: Moment;
  counter: MaybeText;
  countedAt: MaybeMoment;
}

export interface CountLineRow {
  countSheetNo: string;
  position: number;
  partNo: string;
  partName: string;
  location: Location;
  /** Of the old-parts store: the lot, and the scrap candidate whose listed pieces are counted. */
  oldPartNo: MaybeText;
  candidateId: MaybeText;
  counted: MaybeNumber;
  book: MaybeNumber;
  /** The last correction by a count at its place, or of its lot, when it was counted; null where that is not known. */
  correctionSeen: MaybeNumber;
}

export interface DifferenceReportRow {
  differenceReportNo: string;
  countSheetNo: string;
  state: 'open' | 'refused' | 'released' | 'posted' | 'overtaken';
  reportedAt: Moment;
  decidedBy: MaybeText;
  decidedAt: MaybeMoment;
  reason: MaybeText;
}

/** Tables of `migrations/0003-slips-and-counts.sql`. */
export interface KeeperTables {
  slipKind: SlipKindRow;
  stockSlip: StockSlipRow;
  stockSlipLine: StockSlipLineRow;
  countSheet: CountSheetRow;
  countLine: CountLineRow;
  differenceReport: DifferenceReportRow;
}

/** A slip with what its kind says, and the flow that works on it; null: it is for whoever lays it before the keeper. */
export type StockSlip = Selectable<StockSlipRow> & Omit<SlipKindRow, 'kind'> & { flow: SlipFlow | null };
export type StockSlipLine = Selectable<StockSlipLineRow>;
export type CountLine = Selectable<CountLineRow>;
