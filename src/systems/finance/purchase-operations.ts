import { z } from 'zod';
import { operation } from '../../http/contract';
import { cny } from '../../money';
import { moment, page, personId, reference, remark, unitAmount } from '../shared-schemas';

export const purchaseRequestNo = reference.describe('Purchase request, e.g. PP-202609-001');
export const purchaseMoneyRequestNo = reference.describe('Purchase-money request, e.g. PM-202609-001');
const supplierNo = reference.describe('Supplier, e.g. SUP-A');
const amount = unitAmount.describe('CNY');

/** The paper that a purchase is paid on: either is enough (I-PP-4). */
export const paperKind = z.enum(['invoice', 'paymentReceipt']);

const purchaseMoneyRequest = z.object({
  purchaseMoneyRequestNo,
  purchaseRequestNo,
  amount: cny,
  purpose: z.string().nullable(),
  requester: personId,
  requestedAt: moment,
  state: z.enum(['open', 'granted', 'refused']),
  decidedBy: personId.nullable(),
  reason: z.string().nullable(),
});

const supplierPaper = z.object({ purchaseRequestNo, supplierNo, paperKind, paperNo: reference, receivedAt: moment });

/** Operations on the money of purchases: advances, bookings of receipts, payments (M-06, M-08). */
export const purchaseOperations = {
  requestPurchaseMoney: operation({
    method: 'post',
    path: '/purchase-money-requests',
    summary: 'Asks the department for purchase money (PP-03, M-06)',
    body: z.strictObject({ purchaseRequestNo, amount, purpose: remark.optional(), requester: personId }),
    result: z.object({ purchaseMoneyRequestNo }),
    problems: { amountMissing: 422, requestOpen: 409, requestSettled: 409 },
  }),
  decidePurchaseMoney: operation({
    method: 'post',
    path: '/purchase-money-requests/decisions',
    summary: 'Grants the money, which is drawn at once (L-03), or refuses it with a reason (PP-D2)',
    body: z.strictObject({ purchaseMoneyRequestNo, granted: z.boolean(), reason: remark.optional(), decidedBy: personId }),
    result: z.object({ moneyGranted: z.boolean(), advanceLeft: cny }),
    problems: { notFound: 404, decided: 409, sameHand: 409, reasonMissing: 422, requestSettled: 409 },
  }),
  getAdvance: operation({
    method: 'get',
    path: '/advances/{purchaseRequestNo}',
    summary: 'What is left of the money drawn for a purchase request',
    params: z.strictObject({ purchaseRequestNo }),
    query: z.strictObject({ purchaseAmount: unitAmount.optional().describe('CNY that are to be paid') }),
    result: z.object({
      drawn: cny,
      paid: cny,
      returned: cny,
      advanceLeft: cny,
      moneyMissing: cny.describe('What the purchase amount is more than what is left'),
    }),
  }),
  recordSupplierPaper: operation({
    method: 'post',
    path: '/supplier-papers',
    summary: "The supplier's invoice or receipt is there (PP-D4), once per supplier and number",
    body: z.strictObject({ purchaseRequestNo, supplierNo, paperKind, paperNo: reference }),
    result: z.object({}),
    problems: { paperKnown: 409 },
  }),
  bookReceipt: operation({
    method: 'post',
    path: '/receipt-bookings',
    summary: 'Books purchased parts from their signed receipt slip (PP-10, L-04): the pieces as the warehouse moved them, once per slip',
    body: z.strictObject({ receiptSlipNo: reference, purchaseRequestNo, supplierNo, unitPrice: unitAmount, bookedBy: personId }),
    result: z.object({ voucherNo: reference, bookedAmount: cny }),
    problems: { movementNotYetKnown: 503, receiptBooked: 409, receiptReversed: 409 },
  }),
  settlePayment: operation({
    method: 'post',
    path: '/payments',
    summary: "Pays a booked receipt from the purchase money, as far as that reaches (PP-11, L-05)",
    body: z.strictObject({ receiptSlipNo: reference, purchaseRequestNo, settledBy: personId }),
    result: z.object({ paidAmount: cny, unpaidAmount: cny.describe('Stays owed to the supplier'), advanceLeft: cny }),
    problems: { receiptNotBooked: 409, receiptOfOtherRequest: 422, paperMissing: 409, paymentSettled: 409, receiptReversed: 409 },
  }),
  returnAdvance: operation({
    method: 'post',
    path: '/advances/return',
    summary: 'Gives back what is left of the money drawn for a purchase request, once, at its end (L-05, I-PP-2)',
    body: z.strictObject({ purchaseRequestNo }),
    result: z.object({ returnedAmount: cny }),
    problems: { requestOpen: 409, requestSettled: 409 },
  }),
  listPurchaseMoneyRequests: operation({
    method: 'get',
    path: '/purchase-money-requests',
    summary: 'Purchase-money requests, oldest first',
    query: z.strictObject({ purchaseRequestNo: purchaseRequestNo.optional(), ...page }),
    result: z.object({ purchaseMoneyRequests: z.array(purchaseMoneyRequest) }),
  }),
  listSupplierPapers: operation({
    method: 'get',
    path: '/supplier-papers',
    summary: "Suppliers' invoices and receipts, oldest first",
    query: z.strictObject({ purchaseRequestNo: purchaseRequestNo.optional(), ...page }),
    result: z.object({ supplierPapers: z.array(supplierPaper) }),
  }),
};

