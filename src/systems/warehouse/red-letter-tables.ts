import type { Moment } from '../../database/base-tables';

/** Tables of the migration `red-letters`. */
export interface RedLetterTables {
  redLetterSlip: {
    redLetterSlipNo: string;
    reversedSlipNo: string;
    reason: string;
    requestedBy: string;
    reviewedBy: string;
    postedAt: Moment;
  };
}
