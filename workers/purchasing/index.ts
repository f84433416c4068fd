import { chooseSupplier } from './choose-supplier';
import { collectAllNeeds } from './collect-all-needs';
import { collectNeeds } from './collect-needs';
import { dropNeed } from './drop-need';
import { findSuppliers } from './find-suppliers';
import { openRequest } from './open-request';
import { readPool } from './read-pool';
import { readProgress } from './read-progress';
import { recordDelivery } from './record-delivery';
import { recordReplacement } from './record-replacement';
import { recordVendorReturn } from './record-vendor-return';
import { requestLine } from './request-line';
import { settleLines } from './settle-lines';
import { shareAccepted } from './share-accepted';
import { withdrawChoice } from './withdraw-choice';

export const purchasingWorkers = [
  requestLine,
  readPool,
  collectNeeds,
  collectAllNeeds,
  openRequest,
  findSuppliers,
  chooseSupplier,
  withdrawChoice,
  recordDelivery,
  recordReplacement,
  shareAccepted,
  recordVendorReturn,
  dropNeed,
  readProgress,
  settleLines,
];
