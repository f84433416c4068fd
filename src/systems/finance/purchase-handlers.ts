import type { Handlers } from '../../http/handlers';
import { cnyOf } from '../../money';
import { readAdvance, returnAdvance } from './advances';
import { recordSupplierPaper, settlePayment } from './payments';
import { decidePurchaseMoney, requestPurchaseMoney } from './purchase-money';
import type { purchaseOperations } from './purchase-operations';
import { listPurchaseMoneyRequests, listSupplierPapers } from './purchase-reads';
import { bookReceipt } from './receipt-bookings';
import type { FinanceTables } from './tables';

type PurchaseContract = { system: string; title: string; operations: typeof purchaseOperations };

/** Carries out finance's operations on purchases. */
export const purchaseHandlers: Handlers<PurchaseContract, FinanceTables> = {
  requestPurchaseMoney: async ({ tx, at }, { body }) => ({ purchaseMoneyRequestNo: await requestPurchaseMoney(tx, body, at) }),
  decidePurchaseMoney: async ({ tx, at }, { body }) => {
    const { granted, left } = await decidePurchaseMoney(tx, body, at);
    return { moneyGranted: granted, advanceLeft: cnyOf(left) };
  },
  getAdvance: async ({ tx }, { params, query }) => {
    const { drawn, paid, returned, left, missing } = await readAdvance(tx, params.purchaseRequestNo, query.purchaseAmount);
    return { drawn: cnyOf(drawn), paid: cnyOf(paid), returned: cnyOf(returned), advanceLeft: cnyOf(left), moneyMissing: cnyOf(missing) };
  },
  recordSupplierPaper: async ({ tx, at }, { body }) => {
    await recordSupplierPaper(tx, body, at);
    return {};
  },
  bookReceipt: async ({ tx, at }, { body }) => {
    const { voucherNo, amount } = await bookReceipt(tx, body, at);
    return { voucherNo, bookedAmount: cnyOf(amount) };
  },
  settlePayment: async ({ tx, at }, { body }) => {
    const { paid, unpaid, left } = await settlePayment(tx, body, at);
    return { paidAmount: cnyOf(paid), unpaidAmount: cnyOf(unpaid), advanceLeft: cnyOf(left) };
  },
  returnAdvance: async ({ tx, at }, { body }) => ({ returnedAmount: cnyOf(await returnAdvance(tx, body.purchaseRequestNo, at)) }),

  listPurchaseMoneyRequests: async ({ tx }, { query }) => ({ purchaseMoneyRequests: await listPurchaseMoneyRequests(tx, query) }),
  listSupplierPapers: async ({ tx }, { query }) => ({ supplierPapers: await listSupplierPapers(tx, query) }),
};
