import type { ColumnType, Generated, GeneratedAlways, Selectable, Transaction } from 'kysely';
import type { z } from 'zod';
import type { BaseTables, Moment } from '../../database/base-tables';
import type { Fen } from '../../money';
import type { orderSource, shippingMethod, slipKind } from '../shared-schemas';
import type { RedLetterTables } from './red-letter-tables';
import type { HoldTables } from './hold-tables';
import type { KeeperTables } from './keeper-tables';
import type { OldPartTables } from './old-parts/tables';
import type { PaintTables } from './paint-tables';
import type { ScrapTables } from './scrap/tables';
import type { VehicleTables } from './vehicle-tables';
import type { Location, MovementType, SlipState } from './schemas';

/** Worked out by the database. */
type Computed<T> = ColumnType<T, never, never>;

export interface BalanceRow {
  partNo: string;
  location: Location;
  onHand: number;
  reserved: number;
}

export interface MovementRow {
  id: Generated<number>;
  documentNo: string;
  type: MovementType;
  partNo: string;
  fromLocation: Location | null;
  toLocation: Location | null;
  quantity: number;
  orderLineId: string | null;
  orderNo: Computed<string | null>;
  /** The lot that pieces come from or go to in the old-parts store. */
  oldPartNo: ColumnType<string | null, string | null | undefined, never>;
  unitCostFen: Fen;
  note: string | null;
  at: Moment;
}

export interface ReservationRow {
  orderLineId: string;
  orderNo: Computed<string>;
  location: Location;
  partNo: string;
  quantity: number;
}

type MaybeMoment = ColumnType<Date | null, Date | null | undefined, Date | null>;
type MaybeText = ColumnType<string | null, string | null | undefined, string | null>;

export interface IssueSlipRow {
  issueSlipNo: string;
  position: GeneratedAlways<number>;
  orderNo: string;
  dealerNo: string;
  shippingMethod: z.infer<typeof shippingMethod>;
  slipKind: Generated<z.infer<typeof slipKind>>;
  state: SlipState;
  maker: string;
  madeAt: Moment;
  reviewer: MaybeText;
  reviewedAt: MaybeMoment;
  reviewReason: MaybeText;
  cancelReason: MaybeText;
  cancelledAt: MaybeMoment;
}

export interface IssueSlipLineRow {
  issueSlipNo: string;
  orderLineId: string;
  position: number;
  partNo: string;
  partName: string;
  quantity: number;
  staged: Generated<number>;
  shipped: Generated<number>;
}

export interface SlipMarkRow {
  id: Generated<number>;
  issueSlipNo: string;
  act: 'picking' | 'check' | 'approval';
  person: string;
  at: Moment;
  passed: boolean;
  reason: string | null;
}

/** The warehouse's own tables (`migrations/`). */
export interface WarehouseTables extends KeeperTables, HoldTables, OldPartTables, PaintTables, RedLetterTables, ScrapTables, VehicleTables {
  part: { partNo: string; name: string; unitCostFen: Fen };
  balance: BalanceRow;
  movement: MovementRow;
  reservation: ReservationRow;
  issueSlip: IssueSlipRow;
  issueSlipLine: IssueSlipLineRow;
  slipMark: SlipMarkRow;
  packingRecord: { packingRecordNo: string; issueSlipNo: string; packer: string; packedAt: Moment };
  packingLine: {
    packingRecordNo: string;
    orderLineId: string;
    position: number;
    partNo: string;
    partName: string;
    quantity: number;
  };
  carton: { cartonNo: string; packingRecordNo: string; position: number };
  cartonLine: { cartonNo: string; orderLineId: string; quantity: number };
  shipment: {
    shipmentNo: string;
    issueSlipNo: string;
    orderSource: z.infer<typeof orderSource> | null;
    fromLocation: Location;
    departedAt: Moment;
  };
}

export type IssueSlip = Selectable<IssueSlipRow>;
export type IssueSlipLine = Selectable<IssueSlipLineRow>;
export type WarehouseTx = Transaction<WarehouseTables & BaseTables>;
