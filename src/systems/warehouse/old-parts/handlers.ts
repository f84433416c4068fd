import type { Handlers } from '../../../http/system-app';
import { notBuilt } from '../../not-built';
import type { WarehouseTables } from '../tables';
import type { oldPartOperations } from './operations';

type OldPartContract = { system: string; title: string; operations: typeof oldPartOperations };

export const oldPartHandlers: Handlers<OldPartContract, WarehouseTables> = {
  recordReturnCount: notBuilt,
  takeInOldParts: notBuilt,
  valueOldPart: notBuilt,
  recordRepairTrip: notBuilt,
  makeOtherIssueSlip: notBuilt,
  issueToSupplier: notBuilt,
  listOldParts: notBuilt,
  listReturnPapers: notBuilt,
};
