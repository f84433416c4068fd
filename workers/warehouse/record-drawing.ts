import { z } from 'zod';
import { personId, reference } from '../../src/systems/shared-schemas';
import { drawingDecision, drawingResult } from '../../src/systems/warehouse/schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { maybe, optionalReason } from '../inputs';

/** PR-05: the keeper's word on a drawing slip (PR-D3); what is drawn lies in the after-sales store, reserved for the line. */
export const recordDrawing = defineWorker({
  type: 'warehouse.record-drawing',
  input: z.object({
    slipNo: reference,
    decision: drawingDecision,
    realQuantity: maybe(z.number().int()),
    reason: optionalReason,
    keeper: personId,
  }),
  output: z.object({ drawingResult, drawnQuantity: z.number(), refusalReason: z.string().nullable() }),
  run: (clients, { slipNo: stockSlipNo, ...drawing }, { idempotencyKey }) =>
    clients.warehouse.recordDrawing({ body: { stockSlipNo, ...drawing }, idempotencyKey }),
});
