import type { ColumnType, GeneratedAlways, Selectable } from 'kysely';
import type { z } from 'zod';
import type { Moment } from '../../../database/base-tables';
import type { Fen } from '../../../money';
import type { signingPost, transport, VehicleReturnState } from './schemas';

/** Filled later, or never. */
type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

/** Tables of `migrations/0020-vehicle-returns.sql`. */
export interface VehicleReturnTables {
  vehicle: { frameNo: string; model: string; dealerNo: string; invoicedOn: string; invoicedPriceFen: Fen };
  vehiclePart: { frameNo: string; partNo: string };
  vehicleReturn: {
    caseNo: string;
    position: GeneratedAlways<number>;
    dealerNo: string;
    frameNo: string;
    returnReason: string;
    qualityClaimed: boolean;
    transport: z.infer<typeof transport>;
    replacementWanted: boolean;
    state: VehicleReturnState;
    receivedAt: Moment;
    instance: Later<string>;
    signatureCheckedBy: Later<string>;
    signatureCheckedAt: Later<Date>;
    faxRegisterNo: Later<string>;
    registeredBy: Later<string>;
    registeredAt: Later<Date>;
    qualityClaimConfirmed: Later<boolean>;
    approvalStartedBy: Later<string>;
    approvalStartedAt: Later<Date>;
    approvalToldBy: Later<string>;
    approvalToldAt: Later<Date>;
    offsetVoucherNo: Later<string>;
    replacementRequestNo: Later<string>;
    dealerSideBy: Later<string>;
    dealerSideAt: Later<Date>;
    closedBy: Later<string>;
    closedAt: Later<Date>;
  };
  returnSignOff: {
    signOffNo: string;
    caseNo: string;
    signedOff: boolean;
    reason: string | null;
    signedOffBy: string;
    signedOffAs: z.infer<typeof signingPost>;
    signedOffAt: Moment;
  };
  vehicleAnnouncement: {
    id: GeneratedAlways<number>;
    caseNo: string;
    transport: z.infer<typeof transport>;
    carrier: string | null;
    waybillNo: string | null;
    pickUpPlace: string | null;
    announcedAt: Moment;
  };
  vehicleArrival: {
    id: GeneratedAlways<number>;
    caseNo: string;
    arrivedFrameNo: string;
    frameAgrees: boolean;
    receivedBy: string;
    arrivedAt: Moment;
  };
  missingPart: { caseNo: string; partNo: string; listPriceFen: Fen };
  scrapSignOff: {
    id: GeneratedAlways<number>;
    vehicleScrapSignOffNo: string | null;
    caseNo: string;
    repairabilityRulingNo: string;
    reason: string | null;
    signedBy: string;
    signedAt: Moment;
  };
}

export type VehicleReturnRow = Selectable<VehicleReturnTables['vehicleReturn']>;
