import { z } from 'zod';
import { operation } from '../../http/contract';
import { cny } from '../../money';
import { moment, page, personId, reference, title, unitAmount } from '../shared-schemas';

export const freightPaymentNo = reference.describe('Freight paid on arrival, e.g. FP-202609-001');
const freightCaseNo = reference.describe('Case that the goods came for, e.g. VR-202609-001');

/** Whose account bears freight that the company paid: who shipped (M-01, I-VR-7). */
export const responsibleParty = z.enum(['dealer', 'supplier']);

export const payFreightBody = z.strictObject({
  caseNo: freightCaseNo,
  amount: unitAmount.describe('CNY that the carrier asked on arrival'),
  carrier: title.optional(),
  paidBy: personId,
});

export const offsetFreightBody = z.strictObject({ freightPaymentNo, responsibleParty, partyNo: reference.describe('Dealer or supplier, e.g. D-101') });

const freightPayment = z.object({
  freightPaymentNo,
  caseNo: freightCaseNo,
  amount: cny,
  carrier: z.string().nullable(),
  paidBy: personId,
  paidAt: moment,
  voucherNo: reference,
  offsetVoucherNo: reference.nullable(),
});

/** Operations on freight that the company pays for the shipper (L-10, L-11). */
export const freightOperations = {
  payFreight: operation({
    method: 'post',
    path: '/freight-payments',
    summary: "Pays a carrier's freight on arrival for the shipper (L-10)",
    body: payFreightBody,
    result: z.object({ freightPaymentNo, voucherNo: reference }),
    problems: { amountMissing: 422 },
  }),
  offsetFreight: operation({
    method: 'post',
    path: '/freight-payments/offset',
    summary: 'Offsets paid freight against the account of who shipped, once (L-11, M-01)',
    body: offsetFreightBody,
    result: z.object({ voucherNo: reference }),
    problems: { notFound: 404, freightOffset: 409, freightReversed: 409 },
  }),
  listFreightPayments: operation({
    method: 'get',
    path: '/freight-payments',
    summary: 'Freight that was paid on arrival, oldest first; of one case when asked',
    query: z.strictObject({ caseNo: freightCaseNo.optional(), ...page }),
    result: z.object({ freightPayments: z.array(freightPayment) }),
  }),
};
