import type { GeneratedAlways } from 'kysely';
import type { Moment } from '../../database/base-tables';
import type { Fen } from '../../money';

/** Table of `migrations/0050-supplier-offsets.sql`. */
export interface SupplierOffsetTables {
  supplierOffset: {
    supplierOffsetVoucherNo: string;
    position: GeneratedAlways<number>;
    caseNo: string;
    otherIssueSlipNo: string;
    clearingKey: string;
    supplierNo: string;
    amountFen: Fen;
    offsetBy: string;
    offsetAt: Moment;
  };
}
