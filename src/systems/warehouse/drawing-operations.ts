import { z } from 'zod';
import { operation } from '../../http/contract';
import { personId, quantity, reference, remark } from '../shared-schemas';
import { found, stockSlipNo } from './keeper-schemas';
import { drawingDecision, drawingResult, orderLineId } from './schemas';

/** Operations on drawing slips: pieces of the company store for an order line (PR-03 to PR-05). */
export const drawingOperations = {
  makeDrawingSlip: operation({
    method: 'post',
    path: '/drawing-slips',
    summary: 'Makes out a slip that draws a part from the company store (PR-03); it may say more than is needed, which the review finds',
    body: z.strictObject({
      partNo: reference,
      quantity,
      neededQuantity: quantity,
      orderLineId: orderLineId.optional().describe('Left out: the pieces become free stock'),
      maker: personId,
    }),
    result: z.object({ stockSlipNo }),
    problems: { unknownPart: 422 },
  }),
  recordDrawing: operation({
    method: 'post',
    path: '/drawing-slips/drawing',
    summary: 'The keeper hands out the pieces of a slip, or those that are there, or refuses (PR-D3); what is drawn is reserved for its order line',
    body: z.strictObject({
      stockSlipNo,
      decision: drawingDecision,
      realQuantity: found.optional().describe('With drawPart: what really lies there'),
      reason: remark.optional(),
      keeper: personId,
    }),
    result: z.object({
      drawingResult,
      drawnQuantity: found,
      refusalReason: z.string().nullable(),
    }),
    problems: { notFound: 404, slipState: 409, sameHand: 409, reasonMissing: 422, quantityMissing: 422 },
  }),
};
