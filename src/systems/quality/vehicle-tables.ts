import type { GeneratedAlways } from 'kysely';
import type { Moment } from '../../database/base-tables';

/** Tables of `migrations/0020-vehicles.sql`. */
export interface VehicleTables {
  qualityRuling: {
    qualityRulingNo: string;
    position: GeneratedAlways<number>;
    caseNo: string;
    frameNo: string;
    qualityProblem: boolean;
    finding: string;
    ruledBy: string;
    ruledAt: Moment;
  };
  repairabilityRuling: {
    repairabilityRulingNo: string;
    position: GeneratedAlways<number>;
    caseNo: string;
    frameNo: string;
    repairable: boolean;
    finding: string;
    ruledBy: string;
    ruledAt: Moment;
  };
  repairRecord: {
    repairRecordNo: string;
    position: GeneratedAlways<number>;
    caseNo: string;
    frameNo: string;
    repairDone: boolean;
    workDone: string;
    repairedBy: string;
    repairedAt: Moment;
  };
}
