import { cancelIssueSlip } from './cancel-issue-slip';
import { checkFreeStock } from './check-free-stock';
import { makeIssueSlip } from './make-issue-slip';
import { moveToStaging } from './move-to-staging';
import { postDeparture } from './post-departure';
import { recordApproval } from './record-approval';
import { recordCheck } from './record-check';
import { recordPacking } from './record-packing';
import { recordPicking } from './record-picking';
import { releaseReservations } from './release-reservations';
import { reserveStock } from './reserve-stock';
import { returnToStore } from './return-to-store';
import { reviewIssueSlip } from './review-issue-slip';

export const warehouseWorkers = [
  checkFreeStock,
  reserveStock,
  releaseReservations,
  makeIssueSlip,
  reviewIssueSlip,
  recordPicking,
  recordCheck,
  recordApproval,
  recordPacking,
  moveToStaging,
  returnToStore,
  cancelIssueSlip,
  postDeparture,
];
