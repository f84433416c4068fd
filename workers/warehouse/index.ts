import { cancelIssueSlip } from './cancel-issue-slip';
import { checkCompanyStore } from './check-company-store';
import { checkFreeStock } from './check-free-stock';
import { decideDifference } from './decide-difference';
import { lookUpCorrection } from './look-up-correction';
import { lookUpSlip } from './look-up-slip';
import { makeDrawingSlip } from './make-drawing-slip';
import { makeIssueSlip } from './make-issue-slip';
import { makePaintReceiptSlip } from './make-paint-receipt-slip';
import { makeReceiptSlip } from './make-receipt-slip';
import { moveToPainter } from './move-to-painter';
import { moveToStaging } from './move-to-staging';
import { openCount } from './open-count';
import { postDeparture } from './post-departure';
import { postDifference } from './post-difference';
import { postPaintReceipt } from './post-paint-receipt';
import { postReceipt } from './post-receipt';
import { postSlip } from './post-slip';
import { receiveIntoHold } from './receive-into-hold';
import { recordApproval } from './record-approval';
import { recordCheck } from './record-check';
import { recordCount } from './record-count';
import { recordDrawing } from './record-drawing';
import { recordHandOut } from './record-hand-out';
import { recordPacking } from './record-packing';
import { recordPicking } from './record-picking';
import { recordPreparedPieces } from './record-prepared-pieces';
import { recordReceipt } from './record-receipt';
import { recordStorage } from './record-storage';
import { releaseLineReservation } from './release-line-reservation';
import { releaseReservations } from './release-reservations';
import { reserveStock } from './reserve-stock';
import { returnToStore } from './return-to-store';
import { returnToSupplier } from './return-to-supplier';
import { reverseSlip } from './reverse-slip';
import { reviewIssueSlip } from './review-issue-slip';
import { reviewStockSlip } from './review-stock-slip';
import { writeOffAtPainter } from './write-off-at-painter';
import { secureFreeStock } from './secure-free-stock';
import { receiveVehicle } from './receive-vehicle';
import { handOutVehicle } from './hand-out-vehicle';
import { transferCustody } from './transfer-custody';
import { addScrapCandidate } from './add-scrap-candidate';
import { openScrapCase } from './open-scrap-case';
import { drawUpScrapList } from './draw-up-scrap-list';
import { decideScrapList } from './decide-scrap-list';
import { recordReturnCount } from './record-return-count';
import { takeInOldParts } from './take-in-old-parts';
import { valueOldPart } from './value-old-part';
import { recordRepairTrip } from './record-repair-trip';
import { makeOtherIssueSlip } from './make-other-issue-slip';
import { issueToSupplier } from './issue-to-supplier';

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
  releaseLineReservation,
  checkCompanyStore,
  makeDrawingSlip,
  reviewStockSlip,
  recordDrawing,
  recordPreparedPieces,
  lookUpSlip,
  recordHandOut,
  recordReceipt,
  recordStorage,
  postSlip,
  openCount,
  recordCount,
  decideDifference,
  postDifference,
  receiveIntoHold,
  makeReceiptSlip,
  postReceipt,
  returnToSupplier,
  writeOffAtPainter,
  secureFreeStock,
  moveToPainter,
  makePaintReceiptSlip,
  postPaintReceipt,
  lookUpCorrection,
  reverseSlip,
  receiveVehicle,
  handOutVehicle,
  transferCustody,
  addScrapCandidate,
  openScrapCase,
  drawUpScrapList,
  decideScrapList,
  recordReturnCount,
  takeInOldParts,
  valueOldPart,
  recordRepairTrip,
  makeOtherIssueSlip,
  issueToSupplier,
];
