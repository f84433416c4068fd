import type { ColumnType, Generated, GeneratedAlways, JSONColumnType, Selectable } from 'kysely';
import type { z } from 'zod';
import type { BaseTables, Moment } from '../../database/base-tables';
import type { Departure, Line, orderSource, shippingMethod } from '../shared-schemas';
import type { UnmatchedTable } from '../unmatched-queue';
import type { EvidenceTables } from './evidence/tables';
import type { IncidentTables } from './incidents/tables';
import type { CancellationRefusal, OrderState, PartKind, RejectionReason } from './order-schemas';
import type { VehicleReturnTables } from './vehicle-returns/tables';
import type { WarrantyReturnTables } from './warranty-returns/tables';
import type { NotObtainedReason, SupplyStage, supplyWay } from './supply-schemas';

/** A moment that comes later, if at all. */
type LaterMoment = ColumnType<Date | null, Date | null | undefined, Date | null>;
type LaterText = ColumnType<string | null, string | null | undefined, string | null>;

/** Tables of the schema `order_desk` (`migrations/`). */
export interface OrderDeskTables extends BaseTables, EvidenceTables, VehicleReturnTables, IncidentTables, WarrantyReturnTables {
  dealer: { dealerNo: string; name: string; partialAllowed: boolean; destination: LaterText };
  part: {
    partNo: string;
    nameZh: string;
    nameEn: string;
    model: string;
    kind: PartKind;
    basePartNo: string | null;
    colour: string | null;
    /** What its warranty period goes by; null: its kind. */
    partClass: ColumnType<string | null, string | null | undefined, string | null>;
  };
  partPrice: { partNo: string; validFrom: string; priceFen: number };
  dealerOrder: {
    orderNo: string;
    position: GeneratedAlways<number>;
    dealerNo: string;
    dealerOrderNo: string;
    /** A day, as text. */
    orderDate: LaterText;
    source: z.infer<typeof orderSource>;
    caseNo: string | null;
    /** The one that the dealer wishes; null: the order does not say. */
    shippingMethod: z.infer<typeof shippingMethod> | null;
    partialAllowed: boolean;
    /** What the order says of it; null: the dealer's usual wish. */
    partialWish: boolean | null;
    state: OrderState;
    receivedAt: Moment;
    instance: LaterText;
    faxRegisterNo: LaterText;
    registeredBy: LaterText;
    registeredAt: LaterMoment;
    checkedAt: LaterMoment;
    consentRecordedBy: LaterText;
    consentRecordedAt: LaterMoment;
    cancelledBy: LaterText;
    closedAt: LaterMoment;
    cancellationAcceptedAt: LaterMoment;
    wantedRound: Generated<number>;
    queryNo: Generated<number>;
    queryText: LaterText;
    queryRecordedBy: LaterText;
    rejectionReason: ColumnType<RejectionReason | null, RejectionReason | null | undefined, RejectionReason | null>;
    rejectedBy: LaterText;
    firstOrderNo: LaterText;
  };
  wantedLine: {
    orderNo: string;
    round: number;
    lineNo: number;
    partNo: string | null;
    partName: string | null;
    variety: string | null;
    model: string | null;
    colour: string | null;
    quantity: number | null;
  };
  cancellation: {
    orderNo: string;
    requestNo: number;
    receivedAt: Moment;
    reason: string | null;
    refusedBecause: CancellationRefusal | null;
  };
  unmatchedInbound: UnmatchedTable;
  orderLine: {
    orderLineId: string;
    orderNo: string;
    lineNo: number;
    partNo: string;
    quantity: number;
    unitPriceFen: number;
    sourcedAt: LaterMoment;
    reserved: Generated<number>;
    awaited: Generated<number>;
    shipped: Generated<number>;
    givenUp: Generated<number>;
    lostAhead: Generated<number>;
  };
  lineSupply: {
    orderLineId: string;
    requestNo: number;
    supplyWay: z.infer<typeof supplyWay>;
    quantity: number;
    requestedAt: Moment;
    obtained: ColumnType<number | null, number | null | undefined, number | null>;
    answeredAt: LaterMoment;
    stage: Generated<SupplyStage>;
    stageAt: LaterMoment;
    expectedOn: LaterText;
    stillAwaited: ColumnType<number | null, number | null | undefined, number | null>;
  };
  vehicleModel: { model: string; inProduction: boolean };
  notObtained: {
    orderLineId: string;
    requestNo: number;
    quantity: number;
    reason: NotObtainedReason;
    note: string | null;
    recordedBy: string;
    recordedAt: Moment;
  };
  lostReservation: { differenceReportNo: string; orderLineId: string; quantity: number; recordedAt: Moment };
  /** Lines are null where the flow did not tell them. */
  handover: { issueSlipNo: string; orderNo: string; confirmedAt: Moment; slipLines: JSONColumnType<Line[] | null, string | null, never> };
  shipment: { issueSlipNo: string; orderNo: string; recordedAt: Moment; departures: JSONColumnType<Departure[]> };
  shipmentLine: { issueSlipNo: string; orderLineId: string; quantity: number };
}

export type PartRow = Selectable<OrderDeskTables['part']>;
export type DealerRow = Selectable<OrderDeskTables['dealer']>;
export type OrderRow = Selectable<OrderDeskTables['dealerOrder']>;
export type WantedRow = Selectable<OrderDeskTables['wantedLine']>;
export type OrderLineRow = Selectable<OrderDeskTables['orderLine']>;
