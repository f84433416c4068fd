import { bookReceipt } from './book-receipt';
import { decidePurchaseMoney } from './decide-purchase-money';
import { readAdvance } from './read-advance';
import { recordSupplierPaper } from './record-supplier-paper';
import { requestPurchaseMoney } from './request-purchase-money';
import { returnAdvance } from './return-advance';
import { settlePayment } from './settle-payment';

export const financeWorkers = [
  requestPurchaseMoney,
  decidePurchaseMoney,
  readAdvance,
  recordSupplierPaper,
  bookReceipt,
  settlePayment,
  returnAdvance,
];
