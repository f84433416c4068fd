import { z } from 'zod';
import { candidateId, drawUpScrapListBody, scrapListNo } from '../../src/systems/warehouse/contract';
import { pieces } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { candidateLine, inNumbers } from './scrap-lines';

/** PS-01: draws up the scrap list; candidates with 0 pieces stay in the pool. Tells revision, lines and total. */
export const drawUpScrapList = defineWorker({
  type: 'warehouse.draw-up-scrap-list',
  input: z.object({ ...drawUpScrapListBody.shape, lines: z.array(z.object({ candidateId, quantity: pieces })) }),
  output: z.object({ scrapListNo, sheetRevision: z.number(), scrapAmount: z.number(), lines: z.array(candidateLine.extend({ supplierNo: z.string().nullable() })) }),
  errors: { listEmpty: 'listAskedAgain', listTooLarge: 'listAskedAgain', unknownCandidate: 'listAskedAgain', moreThanOpen: 'listAskedAgain' },
  run: async (clients, body, { idempotencyKey }) => {
    const { scrapAmount, lines, ...drawnUp } = await clients.warehouse.drawUpScrapList({ body, idempotencyKey });
    return { ...drawnUp, scrapAmount: Number(scrapAmount), lines: lines.map(inNumbers) };
  },
});
