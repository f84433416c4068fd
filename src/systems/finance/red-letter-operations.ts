import { z } from 'zod';
import { operation } from '../../http/contract';
import { cny } from '../../money';
import { calendarDay, moment, page, personId, reference, remark } from '../shared-schemas';

/** Why a paper can not be reversed: as a voucher, or as a slip whose money stands against it. */
export const correctionRefusal = z.enum(['unknownPaper', 'alreadyReversed', 'counterPaper', 'bySlip', 'notReversible', 'moneySpent', 'freightOffset', 'paid']);
export type CorrectionRefusal = z.infer<typeof correctionRefusal>;

/** What is to be reversed: a slip of the warehouse or a voucher. */
export const correctedPaper = z.enum(['slip', 'voucher']);

const voucherNo = reference.describe('Voucher, e.g. FV-202609-001');

/** Operations that correct posted vouchers by red-letter counter vouchers (I-G-14). */
export const redLetterOperations = {
  lookUpCorrection: operation({
    method: 'get',
    path: '/corrections',
    summary: 'What a voucher booked, and why it, or a slip, can not be reversed, if it can not',
    query: z.strictObject({ paper: correctedPaper, paperNo: reference }),
    result: z.object({
      refusal: correctionRefusal.nullable(),
      entries: z.array(z.object({ account: z.string(), party: z.string().nullable(), debit: cny, credit: cny })).describe('With the accounts as people call them'),
    }),
  }),
  reverseVoucher: operation({
    method: 'post',
    path: '/vouchers/reversals',
    summary: 'Reverses a voucher by a red-letter voucher, once, in an open month; a refusal changes nothing',
    body: z.strictObject({
      voucherNo,
      reason: remark,
      requestedBy: personId,
      reviewedBy: personId,
      postingDate: calendarDay.optional().describe('Left out: today'),
    }),
    result: z.object({ refusal: correctionRefusal.nullable(), redLetterVoucherNo: voucherNo.nullable() }),
    problems: { sameHand: 409, periodClosed: 409, dateAhead: 422 },
  }),
  reverseStockMovement: operation({
    method: 'post',
    path: '/stock-movements/reversals',
    summary: 'The warehouse took a movement back by a red-letter slip: what was booked from it is reversed',
    openTo: ['relay'],
    body: z.strictObject({
      movementId: reference.describe('The counter movement'),
      reversedMovementId: reference,
      documentNo: reference,
      reason: remark,
      requestedBy: personId,
      reviewedBy: personId,
      at: moment,
    }),
    result: z.object({ voucherNos: z.array(voucherNo) }),
    problems: { movementNotYetKnown: 503, alreadyReversed: 409 },
  }),
  listReversals: operation({
    method: 'get',
    path: '/vouchers/reversals',
    summary: 'Red-letter vouchers with what they reverse and why, oldest first',
    query: z.strictObject({ ...page }),
    result: z.object({
      reversals: z.array(z.object({ voucherNo, reversedVoucherNo: voucherNo, reason: z.string(), requestedBy: personId, reviewedBy: personId })),
    }),
  }),
};
