import { Problem } from '../../http/problem';

const later = () => Promise.reject(new Problem(503, 'notYetThere', 'This operation is still being built'));

/** Carries out finance's operations on purchases. */
export const purchaseHandlers = {
  requestPurchaseMoney: later,
  decidePurchaseMoney: later,
  getAdvance: later,
  recordSupplierPaper: later,
  bookReceipt: later,
  settlePayment: later,
  returnAdvance: later,
  listPurchaseMoneyRequests: later,
  listSupplierPapers: later,
};
