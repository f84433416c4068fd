import type { ColumnType, Generated, GeneratedAlways, Selectable, Transaction } from 'kysely';
import type { z } from 'zod';
import type { BaseTables, Moment } from '../../database/base-tables';
import type { Fen } from '../../money';
import type { OutsourcingTables } from './outsourcing-tables';
import type { remedy, requestLineState, sharingOrder, trackingEntry } from './schemas';

type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

export interface PurchaseRequestRow {
  purchaseRequestNo: string;
  position: GeneratedAlways<number>;
  partNo: string;
  specification: string | null;
  qualityRequirements: string | null;
  specialRequirements: string | null;
  maker: string | null;
  madeAt: Moment;
  instance: Later<string>;
  givenUpQuantity: Generated<number>;
  givenUpReason: Later<string>;
  closedAt: Later<Date>;
}

export interface RequestLineRow {
  requestLineId: string;
  position: GeneratedAlways<number>;
  partNo: string;
  quantity: number;
  orderLineId: string | null;
  requirements: string | null;
  requester: string | null;
  /** The post that is told when nobody supplies it. */
  requesterPost: string | null;
  /** A day, as text. */
  neededBy: string | null;
  requestedAt: Moment;
  awaited: boolean;
  state: z.infer<typeof requestLineState>;
  purchaseRequestNo: Later<string>;
  receivedQuantity: Generated<number>;
}

export interface SupplierChoiceRow {
  purchaseRequestNo: string;
  round: number;
  supplierNo: string;
  unitPriceFen: Fen;
  orderedQuantity: number;
  /** A day, as text. */
  expectedOn: string | null;
  purchaser: string;
  chosenAt: Moment;
  endedAt: Later<Date>;
}

export interface VendorReturnRow {
  vendorReturnNoteNo: string;
  position: GeneratedAlways<number>;
  purchaseRequestNo: string;
  deliveryNo: string;
  nonconformingSlipNo: string;
  remedy: z.infer<typeof remedy>;
  quantity: number;
  replacedQuantity: Generated<number>;
  note: string | null;
  purchaser: string;
  madeAt: Moment;
  endedAt: Later<Date>;
}

export interface DeliveryRow {
  deliveryNo: string;
  position: GeneratedAlways<number>;
  purchaseRequestNo: string;
  round: number;
  supplierNo: string;
  deliveryNoteNo: string;
  notedQuantity: number;
  countedQuantity: number;
  vendorReturnNoteNo: string | null;
  acceptedQuantity: Generated<number>;
  failedQuantity: Generated<number>;
  missingQuantity: Generated<number>;
  recordedBy: string | null;
  deliveredAt: Moment;
}

/** Purchasing's own tables (`migrations/`). */
export interface PurchasingTables extends OutsourcingTables {
  part: { partNo: string; name: string };
  supplier: { supplierNo: string; name: string; inSupplySystem: boolean; hasBusinessDealings: boolean };
  supplierPart: { supplierNo: string; partNo: string };
  purchaseRequest: PurchaseRequestRow;
  requestLine: RequestLineRow;
  trackingEntry: {
    id: GeneratedAlways<number>;
    requestLineId: string;
    event: z.infer<typeof trackingEntry>['event'];
    at: Moment;
    paperNo: string | null;
    quantity: number | null;
  };
  supplierChoice: SupplierChoiceRow;
  vendorReturn: VendorReturnRow;
  delivery: DeliveryRow;
  acceptance: {
    receiptSlipNo: string;
    deliveryNo: string;
    quantity: number;
    missingQuantity: Generated<number>;
    sharingOrder: z.infer<typeof sharingOrder>;
    sharedAt: Moment;
  };
  acceptanceTakenBack: { receiptSlipNo: string; takenBackAt: Moment };
  acceptanceShare: { receiptSlipNo: string; requestLineId: string; quantity: number };
}

export type PurchaseRequest = Selectable<PurchaseRequestRow>;
export type RequestLine = Selectable<RequestLineRow>;
export type SupplierChoice = Selectable<SupplierChoiceRow>;
export type VendorReturn = Selectable<VendorReturnRow>;
export type Delivery = Selectable<DeliveryRow>;
export type PurchasingTx = Transaction<PurchasingTables & BaseTables>;
