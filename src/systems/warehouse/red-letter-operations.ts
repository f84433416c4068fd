import { z } from 'zod';
import { operation } from '../../http/contract';
import { moment, page, personId, quantity, reference, remark } from '../shared-schemas';
import { stockSlipNo } from './keeper-schemas';

/** Why a slip can not be reversed. */
export const slipCorrectionRefusal = z.enum(['unknownPaper', 'notPosted', 'alreadyReversed', 'goodsGone']);
export type SlipCorrectionRefusal = z.infer<typeof slipCorrectionRefusal>;

const redLetterSlipNo = reference.describe('Red-letter slip, e.g. RD-202609-001');

/** Operations that correct posted slips by red-letter counter papers (I-G-14). */
export const redLetterOperations = {
  lookUpSlipCorrection: operation({
    method: 'get',
    path: '/stock-slips/{stockSlipNo}/correction',
    summary: 'What a slip moved, and why it can not be reversed, if it can not',
    params: z.object({ stockSlipNo }),
    result: z.object({
      refusal: slipCorrectionRefusal.nullable(),
      lines: z.array(z.object({ partNo: reference, partName: z.string(), quantity })),
    }),
  }),
  reverseStockSlip: operation({
    method: 'post',
    path: '/red-letter-slips',
    summary: 'Reverses a posted slip by a red-letter slip, once: its goods go back where they came from; a refusal changes nothing',
    body: z.strictObject({ stockSlipNo, reason: remark, requestedBy: personId, reviewedBy: personId }),
    result: z.object({ refusal: slipCorrectionRefusal.nullable(), redLetterSlipNo: redLetterSlipNo.nullable() }),
    problems: { sameHand: 409 },
  }),
  listRedLetterSlips: operation({
    method: 'get',
    path: '/red-letter-slips',
    summary: 'Red-letter slips, oldest first',
    query: z.strictObject({ ...page }),
    result: z.object({
      redLetterSlips: z.array(
        z.object({
          redLetterSlipNo,
          reversedSlipNo: stockSlipNo,
          reason: z.string(),
          requestedBy: personId,
          reviewedBy: personId,
          postedAt: moment,
        }),
      ),
    }),
  }),
};
