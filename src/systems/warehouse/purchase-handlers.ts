import { Problem } from '../../http/problem';

const later = () => Promise.reject(new Problem(503, 'notYetThere', 'This operation is still being built'));

/** Carries out the warehouse's operations on bought goods. */
export const purchaseHandlers = {
  receiveIntoHold: later,
  makeReceiptSlip: later,
  postReceipt: later,
  returnToSupplier: later,
};
