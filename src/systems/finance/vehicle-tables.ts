import type { ColumnType, GeneratedAlways, JSONColumnType } from 'kysely';
import type { Moment } from '../../database/base-tables';
import type { Fen } from '../../money';

type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

/** A part that did not come along, with its list value in CNY. */
export interface MissingPart {
  partNo: string;
  partName: string;
  listPrice: string;
}

/** Tables of `migrations/0022-vehicle-returns.sql`. */
export interface VehicleTables {
  freightPayment: {
    freightPaymentNo: string;
    position: GeneratedAlways<number>;
    caseNo: string;
    amountFen: Fen;
    carrier: string | null;
    paidBy: string;
    paidAt: Moment;
    voucherNo: string;
    offsetVoucherNo: Later<string>;
  };
  vehicleReturnForms: {
    vehicleReturnFormsNo: string;
    position: GeneratedAlways<number>;
    caseNo: string;
    dealerNo: string;
    frameNo: string;
    vehicleReceiptNoteNo: string;
    invoicedPriceFen: Fen;
    missingParts: JSONColumnType<MissingPart[]>;
    missingValueFen: Fen;
    passedBy: string;
    passedAt: Moment;
    voucherNo: Later<string>;
    offsetBy: Later<string>;
    offsetAt: Later<Date>;
  };
  internalPriceNote: {
    internalPriceNoteNo: string;
    position: GeneratedAlways<number>;
    caseNo: string;
    frameNo: string;
    proposedPriceFen: Fen;
    proposedBy: string;
    proposedAt: Moment;
    state: 'proposed' | 'signed' | 'notSigned';
    signedBy: Later<string>;
    signedAt: Later<Date>;
    reason: Later<string>;
  };
  specialSaleRecord: {
    specialSaleRecordNo: string;
    internalPriceNoteNo: string;
    buyer: string | null;
    soldBy: string;
    soldAt: Moment;
    voucherNo: string;
  };
}
