import { z } from 'zod';
import { scrapFacts } from '../../src/systems/finance/contract';
import { defineWorker } from '../../src/worker/define-worker';
import { totalNumber } from '../amounts';

/** PS-07: what the limit is decided by is what the report and its countersign sheet say; a variable that says otherwise stops here (M-04). */
export const checkScrapFacts = defineWorker({
  type: 'finance.check-scrap-facts',
  input: z.object({ ...scrapFacts.shape, scrapAmount: totalNumber, contested: z.boolean() }),
  output: z.object({}),
  run: (clients, { contested, ...facts }) => clients.finance.checkScrapFacts({ query: { ...facts, contested: contested ? 'true' : 'false' } }),
});
