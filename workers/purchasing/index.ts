import { askMakeUp } from './ask-make-up';
import { checkSignedMoment } from './check-signed-moment';
import { chooseSupplier } from './choose-supplier';
import { closeOutsourcingOrder } from './close-outsourcing-order';
import { collectAllNeeds } from './collect-all-needs';
import { collectNeeds } from './collect-needs';
import { dropNeed } from './drop-need';
import { findSuppliers } from './find-suppliers';
import { giveUpMakeUp } from './give-up-make-up';
import { openOutsourcingOrder } from './open-outsourcing-order';
import { openRequest } from './open-request';
import { readPool } from './read-pool';
import { readProgress } from './read-progress';
import { recordDelivery } from './record-delivery';
import { recordMissingGoods } from './record-missing-goods';
import { recordOutsourcingSent } from './record-outsourcing-sent';
import { recordPaintAccepted } from './record-paint-accepted';
import { recordPaintBreach } from './record-paint-breach';
import { recordPaintDue } from './record-paint-due';
import { recordPainterCount } from './record-painter-count';
import { recordPainterDelivery } from './record-painter-delivery';
import { recordPendingDeduction } from './record-pending-deduction';
import { recordRework } from './record-rework';
import { recordShortageReport } from './record-shortage-report';
import { recordVendorReturn } from './record-vendor-return';
import { requestLine } from './request-line';
import { reviewOutsourcingOrder } from './review-outsourcing-order';
import { settleLines } from './settle-lines';
import { shareAccepted } from './share-accepted';
import { takeBackAcceptance } from './take-back-acceptance';
import { withdrawChoice } from './withdraw-choice';
import { readClearingSuppliers } from './read-clearing-suppliers';

export const purchasingWorkers = [
  requestLine,
  readPool,
  collectNeeds,
  collectAllNeeds,
  openRequest,
  findSuppliers,
  checkSignedMoment,
  chooseSupplier,
  withdrawChoice,
  recordDelivery,
  shareAccepted,
  recordMissingGoods,
  takeBackAcceptance,
  recordVendorReturn,
  dropNeed,
  readProgress,
  settleLines,
  openOutsourcingOrder,
  recordOutsourcingSent,
  recordPaintDue,
  recordPaintBreach,
  recordPainterDelivery,
  recordPainterCount,
  recordShortageReport,
  askMakeUp,
  recordPendingDeduction,
  giveUpMakeUp,
  recordRework,
  recordPaintAccepted,
  reviewOutsourcingOrder,
  closeOutsourcingOrder,
  readClearingSuppliers,
];
