import { z } from 'zod';
import { resolvedLine, scrapDecision, scrapEnd, scrapListNo, supplierClearing } from '../../src/systems/warehouse/contract';
import { defineWorker } from '../../src/worker/define-worker';
import { scrapGoodsLine } from './scrap-lines';

/**
 * PS-D2.2, PS-D3, PS-D5: what is done with a list, by its approvals (`scrapAll`), by the special meeting, or `withdraw`.
 * Pieces not to be scrapped leave it: after `scrapNone` and `withdraw` they are candidates again.
 */
export const decideScrapList = defineWorker({
  type: 'warehouse.decide-scrap-list',
  input: z.object({
    scrapListNo,
    scrapDecision,
    resolvedLines: z
      .array(z.object(resolvedLine.shape))
      .nullish()
      .transform((lines) => lines ?? []),
  }),
  output: z.object({
    endState: scrapEnd.nullable(),
    scrapAmount: z.number(),
    goods: z.array(scrapGoodsLine),
    supplierClearings: z.array(supplierClearing),
  }),
  errors: { resolutionDiffers: 'resolutionAskedAgain', resolutionIncomplete: 'resolutionAskedAgain', notOnList: 'resolutionAskedAgain', supplierUnknown: 'resolutionAskedAgain' },
  run: async (clients, body, { idempotencyKey }) => {
    const decided = await clients.warehouse.decideScrapList({ body, idempotencyKey });
    return { ...decided, scrapAmount: Number(decided.scrapAmount) };
  },
});
