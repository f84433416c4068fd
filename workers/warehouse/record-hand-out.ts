import { z } from 'zod';
import { personId } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReason, optionalReference } from '../inputs';
import { realLineList } from './inputs';

/**
 * SW-03: the keeper's word on a slip (SW-D1). The keeper is asked again after a word that can not be:
 * the maker's own, or pieces said to be missing where none are.
 */
export const recordHandOut = defineWorker({
  type: 'warehouse.record-hand-out',
  input: z.object({
    slipNo: optionalReference,
    decision: z.enum(['handOut', 'short', 'refuse']),
    realLines: realLineList,
    reason: optionalReason,
    keeper: personId,
  }),
  output: z.object({
    handOutResult: z.enum(['signed', 'short', 'refused']),
    refusalReason: z.string().nullable(),
    countLines: z.array(z.object({ partNo: z.string(), location: z.string() })),
  }),
  errors: { sameHand: 'keeperAskedAgain', notShort: 'keeperAskedAgain' },
  run: (clients, { slipNo, ...rest }, { idempotencyKey }) =>
    clients.warehouse.recordHandOut({ body: { stockSlipNo: slipNo, ...rest }, idempotencyKey }),
});
