import type { Handlers } from '../../../http/handlers';
import type { WarehouseTables } from '../tables';
import type { oldPartOperations } from './operations';
import { recordRepairTrip, valueOldPart } from './repairs';
import { recordReturnCount } from './return-counts';
import { takeInOldParts } from './taking-in';
import { makeOtherIssueSlip } from './to-dealer';
import { issueToSupplier } from './to-supplier';
import { listOldParts, listReturnPapers } from './views';

type OldPartContract = { system: string; title: string; operations: typeof oldPartOperations };

/** Carries out the warehouse's operations on returned parts. */
export const oldPartHandlers: Handlers<OldPartContract, WarehouseTables> = {
  recordReturnCount: ({ tx, at }, { body }) => recordReturnCount(tx, body, at),
  takeInOldParts: ({ tx, at }, { body }) => takeInOldParts(tx, body, at),
  valueOldPart: ({ tx, at }, { body }) => valueOldPart(tx, body.oldPartNo, at),
  recordRepairTrip: ({ tx, at }, { body }) => recordRepairTrip(tx, body, at),
  makeOtherIssueSlip: ({ tx, at }, { body }) => makeOtherIssueSlip(tx, body, at),
  issueToSupplier: ({ tx, at }, { body }) => issueToSupplier(tx, body, at),
  listOldParts: ({ tx }, { query }) => listOldParts(tx, query),
  listReturnPapers: ({ tx }, { query }) => listReturnPapers(tx, query),
};
