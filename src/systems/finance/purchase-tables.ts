import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { Moment } from '../../database/base-tables';
import type { Fen } from '../../money';

type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

/** Tables of `migrations/0004-purchase-money.sql`. */
export interface PurchaseTables {
  purchaseMoneyRequest: {
    purchaseMoneyRequestNo: string;
    position: GeneratedAlways<number>;
    purchaseRequestNo: string;
    amountFen: Fen;
    purpose: string | null;
    requester: string;
    requestedAt: Moment;
    state: 'open' | 'granted' | 'refused';
    decidedBy: Later<string>;
    decidedAt: Later<Date>;
    reason: Later<string>;
  };
  purchaseAdvance: {
    purchaseRequestNo: string;
    drawnFen: Generated<Fen>;
    paidFen: Generated<Fen>;
    returnedFen: Generated<Fen>;
    settledAt: Later<Date>;
  };
  supplierPaper: {
    supplierNo: string;
    paperKind: 'invoice' | 'paymentReceipt';
    paperNo: string;
    position: GeneratedAlways<number>;
    purchaseRequestNo: string;
    receivedAt: Moment;
  };
  receiptBooking: {
    receiptSlipNo: string;
    purchaseRequestNo: string;
    supplierNo: string;
    unitPriceFen: Fen;
    quantity: number;
    amountFen: Fen;
    voucherNo: string;
    bookedBy: string;
    bookedAt: Moment;
    paidFen: Later<Fen>;
    settledBy: Later<string>;
    settledAt: Later<Date>;
  };
}
