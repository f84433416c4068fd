import { z } from 'zod';
import { scrapFacts } from '../../src/systems/finance/contract';
import { defineWorker } from '../../src/worker/define-worker';
import { sumOf, totalNumber } from '../amounts';

/** PS-03 to PS-10: what a signer sees, and the limit is decided by, is what the report and its countersign sheet say; a variable that says otherwise stops here (M-04). */
export const checkScrapFacts = defineWorker({
  type: 'finance.check-scrap-facts',
  input: z.object({
    ...scrapFacts.omit({ linesAmount: true }).shape,
    scrapAmount: totalNumber,
    scrapLines: z.array(z.object({ amount: totalNumber })),
    contested: z.boolean().nullish().describe('Not there before the countersign has a result'),
  }),
  output: z.object({}),
  run: (clients, { contested, scrapLines, ...facts }) => {
    const linesAmount = sumOf(scrapLines.map(({ amount }) => amount));
    return clients.finance.checkScrapFacts({ query: { ...facts, linesAmount, contested: contested === true ? 'true' : contested === false ? 'false' : 'open' } });
  },
});
