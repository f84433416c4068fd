import { Problem } from '../../http/problem';
import type { Handlers } from '../../http/system-app';
import type { purchasingContract } from './contract';
import type { PurchasingTables } from './tables';

const later = () => Promise.reject(new Problem(503, 'notYetThere', 'This operation is still being built'));

/** Carries out purchasing's operations. */
export const handlers: Handlers<typeof purchasingContract, PurchasingTables> = {
  loadSuppliers: later,
  listSuppliers: later,
  requestLine: later,
  getPool: later,
  listRequestLines: later,
  collectNeeds: later,
  collectAllNeeds: later,
  openRequest: later,
  chooseSupplier: later,
  withdrawChoice: later,
  shareAccepted: later,
  dropNeed: later,
  settleLines: later,
  getProgress: later,
  getRequest: later,
  listRequests: later,
  recordDelivery: later,
  recordReplacement: later,
  recordVendorReturn: later,
};
