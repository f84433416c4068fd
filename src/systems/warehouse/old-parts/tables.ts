import type { Generated, GeneratedAlways, Selectable } from 'kysely';
import type { Moment } from '../../../database/base-tables';
import type { Fen } from '../../../money';
import type { OldPartClass } from './schemas';

interface OldPartRow {
  oldPartNo: string;
  position: GeneratedAlways<number>;
  caseNo: string | null;
  partNo: string;
  partName: string;
  oldPartClass: OldPartClass;
  storageClass: string;
  onHand: Generated<number>;
  atSupplier: Generated<number>;
  unitValueFen: Fen | null;
  documentNo: string;
  takenInAt: Moment;
}

/** Tables of `migrations/0050-old-parts.sql`. */
export interface OldPartTables {
  oldPart: OldPartRow;
  returnCount: {
    returnCountNo: string;
    position: GeneratedAlways<number>;
    caseNo: string;
    /** JSON. */
    countedLines: string;
    countedBy: string;
    countedAt: Moment;
  };
  otherIssueSlip: {
    otherIssueSlipNo: string;
    position: GeneratedAlways<number>;
    caseNo: string;
    dealerNo: string | null;
    supplierNo: string | null;
    maker: string;
    madeAt: Moment;
  };
}

export type OldPart = Selectable<OldPartRow>;
