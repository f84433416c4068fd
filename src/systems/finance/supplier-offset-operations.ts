import { z } from 'zod';
import { operation } from '../../http/contract';
import { cny } from '../../money';
import { moment, page, personId, reference, unitAmount } from '../shared-schemas';
import { warrantyCaseNo as caseNo } from '../warranty-schemas';

export const supplierOffsetVoucherNo = reference.describe('Supplier-payables offset voucher, e.g. SO-202609-001');

export const supplierOffsetBody = z.strictObject({
  caseNo,
  otherIssueSlipNo: reference.describe('The slip on which the parts went to the supplier'),
  clearingKey: reference.describe('Whose credit it is, e.g. WR-202609-001/SUP-A'),
  supplierNo: reference,
  clearedAmount: unitAmount.describe('CNY of the whole slip'),
  offsetBy: personId,
});

/** Operations on what suppliers are charged for parts that they took back (M-03, L-13). */
export const supplierOffsetOperations = {
  offsetSupplier: operation({
    method: 'post',
    path: '/supplier-offsets',
    summary: "Offsets the supplier's payable for the parts of an other issue slip, as the warehouse moved them, once per slip (WR-18, L-13)",
    body: supplierOffsetBody,
    result: z.object({ supplierOffsetVoucherNo, voucherNos: z.array(reference), offsetAmount: cny }),
    problems: { movementNotYetKnown: 503, supplierOffset: 409, amountDiffers: 422 },
  }),
  listSupplierOffsets: operation({
    method: 'get',
    path: '/supplier-offsets',
    summary: 'Supplier-payables offset vouchers, oldest first; of one case when asked',
    query: z.strictObject({ caseNo: caseNo.optional(), ...page }),
    result: z.object({
      supplierOffsets: z.array(
        z.object({ supplierOffsetVoucherNo, caseNo, otherIssueSlipNo: reference, supplierNo: reference, amount: cny, offsetBy: personId, offsetAt: moment }),
      ),
    }),
  }),
};
