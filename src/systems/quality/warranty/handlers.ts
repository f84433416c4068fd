import type { Handlers } from '../../../http/system-app';
import { notBuilt } from '../../not-built';
import type { QualityTables } from '../tables';
import type { warrantyOperations } from './operations';

type WarrantyContract = { system: string; title: string; operations: typeof warrantyOperations };

export const warrantyHandlers: Handlers<WarrantyContract, QualityTables> = {
  recordRulings: notBuilt,
  recordSecondRuling: notBuilt,
  recordRecheckBreach: notBuilt,
  fillWarrantyFeedbackForm: notBuilt,
  recordMotorRepair: notBuilt,
  listWarrantyPapers: notBuilt,
};
