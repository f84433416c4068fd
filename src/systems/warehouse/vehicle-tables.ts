import type { GeneratedAlways, JSONColumnType } from 'kysely';
import type { Moment } from '../../database/base-tables';

/** Tables of `migrations/0022-vehicles.sql`. */
export interface VehicleTables {
  vehicle: { frameNo: string; model: string };
  vehicleReceipt: {
    vehicleReceiptNoteNo: string;
    position: GeneratedAlways<number>;
    caseNo: string;
    frameNo: string;
    receivedBy: string;
    receivedAt: Moment;
  };
  custodyTransfer: {
    id: GeneratedAlways<number>;
    custodyTransferRecordNo: string | null;
    caseNo: string;
    countSheetNo: string;
    goods: JSONColumnType<{ partNo: string; quantity: number; candidateId?: string | null | undefined }[]>;
    reason: string | null;
    handedOverBy: string;
    signedBy: string;
    transferredAt: Moment;
  };
}
